import { Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { Count, Decimal, DeletedAt, PrimaryId, Timestamp, Uuid, Word } from '../../platform/database/columns.js';
import { Agent } from '../agents/agent.entity.js';

/** How a person talks with the agent, and how it answers. */
export type Channel = 'text' | 'voice';
export type TitleSource = 'auto' | 'user';

@Entity('sessions')
@Index('sessions_deleted', ['deleted_at'], { where: 'deleted_at IS NOT NULL' })
@Index('sessions_by_activity', ['agent_id', 'activity_id'])
export class Session {
  @PrimaryId()
  id!: string;

  @Uuid()
  agent_id!: string;

  @ManyToOne(() => Agent, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'agent_id', foreignKeyConstraintName: 'sessions_agent' })
  agent?: Relation<Agent>;

  @Word(200, { nullable: true })
  title!: string | null;

  @Word(10)
  title_source!: TitleSource;

  @Word(5, { default: 'text' })
  input_mode!: Channel;

  @Word(5, { default: 'text' })
  output_mode!: Channel;

  @Count()
  message_count!: number;

  @Count()
  recording_count!: number;

  /** Of all recordings; more than an integer column of Postgres holds. */
  @Decimal({ default: 0 })
  recording_bytes!: number;

  @Word(160, { nullable: true })
  last_message_preview!: string | null;

  @Word(10, { nullable: true })
  last_message_role!: 'user' | 'assistant' | null;

  /** The last message of the branch that is shown. */
  @Uuid({ nullable: true })
  active_message_id!: string | null;

  /** The turn that is being answered; at most one. */
  @Uuid({ nullable: true })
  active_turn_id!: string | null;

  /** Id (UUID v7) of the newest thing that happened here: sorts sessions by activity and is the list's cursor. */
  @Uuid()
  activity_id!: string;

  @Timestamp()
  created_at!: string;

  @Timestamp()
  updated_at!: string;

  @DeletedAt()
  deleted_at?: string | null;
}
