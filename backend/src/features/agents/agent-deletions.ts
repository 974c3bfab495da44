import { Injectable } from '@nestjs/common';

type Work = (agent_id: string) => Promise<void>;

/**
 * What features above take away of an agent before its row goes. All that is left goes in one transaction, in which nobody
 * else can write, so what may be large must be taken away here, little by little.
 */
@Injectable()
export class AgentDeletions {
  private readonly works: Work[] = [];

  /** Declares work; call it before the application starts. If the server goes down within it, the agent is still there. */
  prepareBy(work: Work): void {
    this.works.push(work);
  }

  async prepare(agent_id: string): Promise<void> {
    for (const work of this.works) await work(agent_id);
  }
}
