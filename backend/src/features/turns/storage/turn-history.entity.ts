import { Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { ID_WIDTH, LongText } from '../../../platform/database/columns.js';
import { Turn } from '../turn.entity.js';

/** All events of a finished turn, for whoever comes back within a day. */
@Entity('turn_stories')
export class TurnHistoryRow {
  @PrimaryColumn({ type: 'varchar', length: ID_WIDTH })
  turn_id!: string;

  @ManyToOne(() => Turn, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'turn_id', foreignKeyConstraintName: 'turn_stories_turn' })
  turn?: Relation<Turn>;

  /** JSON as `TurnStory` writes it. */
  @LongText()
  story!: string;
}
