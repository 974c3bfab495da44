import { Entity, PrimaryColumn } from 'typeorm';
import { Uuid } from '../columns.js';

/** One row: the id that the database shares with its data folder. */
@Entity('installation')
export class InstallationRow {
  /** Always 1. */
  @PrimaryColumn({ type: 'integer' })
  number!: number;

  @Uuid()
  id!: string;
}
