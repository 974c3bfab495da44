import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Count, DeletedAt, LongText, PrimaryId, Timestamp, Uuid, Word } from '../../platform/database/columns.js';
import { Agent } from '../agents/agent.entity.js';

export type DocumentStatus = 'queued' | 'reading' | 'indexing' | 'ready' | 'failed';

/** A file an agent answers from. Its text is in the tables of the index: see `chunk-store.ts`. */
@Entity('documents')
@Index('documents_deleted', ['deleted_at'], { where: 'deleted_at IS NOT NULL' })
@Index('documents_by_agent', ['agent_id', 'id'])
export class Document {
  @PrimaryId()
  id!: string;

  @Uuid()
  agent_id!: string;

  @ManyToOne(() => Agent, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'agent_id', foreignKeyConstraintName: 'documents_agent' })
  agent?: Relation<Agent>;

  /** Counts all documents of the installation, also those that are gone; the ids of its chunks begin with it. */
  @Count({ unique: true })
  number!: number;

  /** As the user named it; for showing only. */
  @Word(120)
  filename!: string;

  @Word(100)
  mime_type!: string;

  @Count()
  size_bytes!: number;

  /** In hexadecimal. */
  @Word(64)
  sha256!: string;

  /** Where the file is in the BlobStore. */
  @Word(200)
  blob_key!: string;

  @Word(12)
  status!: DocumentStatus;

  /** Null until it is known, and for documents without pages. */
  @Count({ nullable: true, default: null })
  page_count!: number | null;

  @Count()
  pages_done!: number;

  /** 0 until the text is cut. */
  @Count()
  chunk_count!: number;

  @Count()
  chunks_done!: number;

  @Count()
  token_count!: number;

  @Word(40, { nullable: true })
  error_code!: string | null;

  @LongText({ nullable: true })
  error_message!: string | null;

  /** What embedded its chunks; null when there was no model, and they are found by their words alone. */
  @Word(200, { nullable: true })
  embedding_model!: string | null;

  @Count({ nullable: true, default: null })
  embedding_dimension!: number | null;

  /** When it was first indexed whole: from then on it is searched, also while it is indexed anew. */
  @Timestamp({ nullable: true })
  ready_at!: string | null;

  @Timestamp()
  created_at!: string;

  @DeletedAt()
  deleted_at?: string | null;
}
