import { spawn, type ChildProcess } from 'node:child_process';

/** Processes that want all of every CPU, as on a machine that others use too. Idle until `during`. */
export class BusyMachine {
  private readonly processes: ChildProcess[] = [];
  private users = 0;

  constructor(count: number) {
    for (let started = 0; started < count; started++) {
      const busy = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' });
      busy.kill('SIGSTOP');
      this.processes.push(busy);
    }
  }

  /** Runs `work` while the machine is busy. Works at the same time share the busy processes. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    if (this.users++ === 0) this.signal('SIGCONT');
    try {
      return await work();
    } finally {
      if (--this.users === 0) this.signal('SIGSTOP');
    }
  }

  end(): void {
    this.signal('SIGKILL');
  }

  private signal(signal: NodeJS.Signals): void {
    for (const busy of this.processes) busy.kill(signal);
  }
}
