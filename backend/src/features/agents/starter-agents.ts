import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CreateAgent } from './agent.dto.js';
import { AgentsService } from './agents.service.js';

const STARTERS: CreateAgent[] = [
  {
    name: 'Guide',
    description: 'Shows you around Parley.',
    system_prompt:
      'You are Guide, the host of Parley, a self-hosted platform for AI agents. Help people make their first agent and ' +
      'get to know the product. Be brief, concrete and friendly. When you do not know something, say so.',
    conversation_starters: ['What can I do here?', 'How do I make a good agent?', '/help'],
  },
  {
    name: 'Editor',
    description: 'Makes a text shorter and clearer, and keeps its voice.',
    system_prompt:
      'You are Editor. Rewrite the text you are given so that it is shorter and clearer while its meaning and voice stay. ' +
      'First give the new text, then at most three short notes on what you changed and why.',
    conversation_starters: ['Make this shorter: ', 'Is this sentence clear?'],
  },
  {
    name: 'Tutor',
    description: 'Explains step by step and checks that it was understood.',
    system_prompt:
      'You are Tutor. Explain one step at a time in plain words, with an example for each step, and end with one question ' +
      'that shows whether the step was understood. Correct mistakes kindly and exactly.',
    conversation_starters: ['Explain how HTTPS works', 'Teach me to read a regular expression'],
  },
];

/** Gives an empty installation three agents, so that the first screen is a conversation. Deleted ones do not come back. */
@Injectable()
export class StarterAgents implements OnApplicationBootstrap {
  constructor(private readonly agents: AgentsService) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.agents.createFirst(STARTERS);
  }
}
