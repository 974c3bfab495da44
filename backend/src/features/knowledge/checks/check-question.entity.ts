import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Count, Flag, LongText, PrimaryId, Timestamp, Uuid, Word } from '../../../platform/database/columns.js';
import { Agent } from '../../agents/agent.entity.js';
import { Document } from '../document.entity.js';

/** A question whose answer stands in a known document: what shows whether a change made the search better or worse. */
@Entity('check_questions')
@Index('check_questions_by_agent', ['agent_id', 'id'])
@Index('check_questions_by_document', ['document_id'])
export class CheckQuestion {
  @PrimaryId()
  id!: string;

  @Uuid()
  agent_id!: string;

  @ManyToOne(() => Agent, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'agent_id', foreignKeyConstraintName: 'check_questions_agent' })
  agent?: Relation<Agent>;

  @LongText()
  question!: string;

  @Uuid()
  document_id!: string;

  @ManyToOne(() => Document, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'document_id', foreignKeyConstraintName: 'check_questions_document' })
  document?: Relation<Document>;

  /** Null: any page. */
  @Count({ nullable: true, default: null })
  page!: number | null;

  /** Whether the last run found it; null before the first. */
  @Flag({ nullable: true })
  hit!: boolean | null;

  /** Place of the first expected passage among all that were found, from 1; null when it was not found. */
  @Count({ nullable: true, default: null })
  found_rank!: number | null;

  /** `KnowledgeState` of the last run. */
  @Word(64, { nullable: true })
  checked_state!: string | null;

  @Timestamp({ nullable: true })
  checked_at!: string | null;

  @Timestamp()
  created_at!: string;
}
