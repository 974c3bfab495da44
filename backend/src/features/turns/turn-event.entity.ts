import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { Count, ID_WIDTH, LongText } from '../../platform/database/columns.js';
import { Turn } from './turn.entity.js';

/** A page of the ledger: consecutive events of one turn that went to disk together. */
@Entity('turn_events')
export class TurnEventPage {
  @PrimaryColumn({ type: 'varchar', length: ID_WIDTH })
  turn_id!: string;

  @ManyToOne(() => Turn, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'turn_id', foreignKeyConstraintName: 'turn_events_turn' })
  turn?: Relation<Turn>;

  /** Number of the first event in `events`; the others follow without holes. */
  @PrimaryColumn({ type: 'integer' })
  first_seq!: number;

  @Count()
  last_seq!: number;

  /** JSON array of `[type, data]`. */
  @LongText()
  events!: string;
}
