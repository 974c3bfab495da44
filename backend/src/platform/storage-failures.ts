import { Injectable } from '@nestjs/common';
import { type StorageProblem, storageProblem } from './storage-failure.js';

/** Remembers that something could not be stored, until somebody finds that it can be again. */
@Injectable()
export class StorageFailures {
  private problem: StorageProblem | null = null;

  /** Null while everything could be stored since `clear`. */
  get last(): StorageProblem | null {
    return this.problem;
  }

  note(error: unknown): void {
    this.problem = storageProblem(error) ?? this.problem;
  }

  clear(): void {
    this.problem = null;
  }
}
