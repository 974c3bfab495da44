import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ServerTooBusy } from '../../../platform/domain-error.js';
import { startThread } from '../../../platform/threads.js';
import { TimedThread } from '../../../platform/timed-thread.js';
import type { DocumentKind } from './document-kind.js';
import type { ToSniffer } from './sniffer-main.js';

/** The largest file takes some tens of milliseconds. */
const LIMITS = { cpuMs: 10_000, wallMs: 60_000 };

/** Says by their content what uploaded files are, in a thread with a time limit, before a document is made of them. */
@Injectable()
export class DocumentSniffer implements OnApplicationShutdown {
  private readonly thread = new TimedThread<ToSniffer, DocumentKind | 'empty' | null>(
    () => startThread(import.meta.url, 'sniffer-main'),
    LIMITS,
  );

  onApplicationShutdown(): Promise<void> {
    return this.thread.end();
  }

  /** @returns null for what is not taken @throws ServerTooBusy */
  async kindOf(path: string, filename: string): Promise<DocumentKind | 'empty' | null> {
    const kind = await this.thread.ask({ path, filename });
    if (kind === 'timed_out') throw new ServerTooBusy();
    if (kind === 'too_slow') throw new Error('The kind of a file was not found in time.');
    return kind;
  }
}
