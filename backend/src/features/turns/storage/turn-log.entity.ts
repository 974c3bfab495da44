import { Entity, Index } from 'typeorm';
import { LongText, PrimaryId, Uuid } from '../../../platform/database/columns.js';

/** One commit's events of all turns that a process was answering; read only after a crash. */
@Entity('turn_log')
@Index('turn_log_by_runner', ['runner_id', 'id'])
export class TurnLogRow {
  /** UUID v7: in order of the commits. */
  @PrimaryId()
  id!: string;

  @Uuid()
  runner_id!: string;

  /** JSON as `LogPage` writes it. */
  @LongText()
  entries!: string;
}
