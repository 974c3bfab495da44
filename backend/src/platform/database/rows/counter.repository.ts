import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { ReadRepository } from '../read-repository.js';
import { Counter } from './counter.entity.js';

@Injectable()
export class CounterRepository {
  constructor(@InjectRepository(Counter) private readonly counters: ReadRepository<Counter>) {}

  /** For use before the application exists. */
  static from(reader: DataSource): CounterRepository {
    return new CounterRepository(reader.getRepository(Counter));
  }

  /** The value stored under `name`; 0 before the first change. */
  async get(name: string): Promise<number> {
    return (await this.counters.findOneBy({ name }))?.value ?? 0;
  }

  /** Whether anything was ever counted. */
  isAnyKnown(): Promise<boolean> {
    return this.counters.existsBy({});
  }

  /** As `get`, within a transaction; null before the first change. */
  async getIn(manager: EntityManager, name: string): Promise<number | null> {
    const [row] = await manager.query<{ value: number }[]>('SELECT value FROM counters WHERE name = $1', [name]);
    return row?.value ?? null;
  }

  /** Adds `difference`, in the transaction that adds or removes the rows; others who change it wait for its end. */
  async change(manager: EntityManager, name: string, difference: number): Promise<void> {
    await manager.query(
      'INSERT INTO counters (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value',
      [name, difference],
    );
  }

  /** Writes and changes nothing: whether the database can store anything. */
  async rewrite(manager: EntityManager): Promise<void> {
    await manager.query('UPDATE counters SET value = value');
  }
}
