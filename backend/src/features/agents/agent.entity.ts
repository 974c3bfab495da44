import { Entity, Index } from 'typeorm';
import {
  Count,
  Decimal,
  DeletedAt,
  Json,
  LongText,
  PrimaryId,
  Timestamp,
  Word,
} from '../../platform/database/columns.js';

@Entity('agents')
@Index('agents_deleted', ['deleted_at'], { where: 'deleted_at IS NOT NULL' })
export class Agent {
  @PrimaryId()
  id!: string;

  /** Name in addresses and in the `model` field of compatible clients; made from the name, never changes. */
  @Index('agents_slug', { unique: true })
  @Word(120)
  slug!: string;

  @Word(100)
  name!: string;

  @LongText()
  description!: string;

  @LongText()
  system_prompt!: string;

  /** Null: the configured default. */
  @Word(200, { nullable: true })
  model!: string | null;

  @Decimal({ nullable: true })
  temperature!: number | null;

  @Json()
  conversation_starters!: string[];

  @Count()
  session_count!: number;

  @Count()
  document_count!: number;

  /** Name and description as a search compares them: see `foldText`. */
  @LongText({ nullable: true })
  search_text!: string | null;

  @Timestamp()
  created_at!: string;

  @Timestamp()
  updated_at!: string;

  @DeletedAt()
  deleted_at?: string | null;
}
