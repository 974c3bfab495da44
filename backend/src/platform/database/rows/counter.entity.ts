import { Entity, PrimaryColumn } from 'typeorm';
import { Count } from '../columns.js';

/** Totals of lists that have no parent row to keep them; changed in the transaction of the rows they count. */
@Entity('counters')
export class Counter {
  @PrimaryColumn({ type: 'varchar', length: 40 })
  name!: string;

  @Count()
  value!: number;
}
