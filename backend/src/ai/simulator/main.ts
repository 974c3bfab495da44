import { parseArgs } from 'node:util';
import { Simulator } from './simulator.js';

/** `node dist/ai/simulator/main.js [--port 0] [--tokens-per-second 40]` prints one line with the address and runs until stopped. */
const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, 'tokens-per-second': { type: 'string' } },
});
const pace = values['tokens-per-second'];
const simulator = new Simulator({ tokensPerSecond: pace === undefined ? null : Number(pace) });
await simulator.start(Number(values.port));
process.stdout.write(`Simulator listens on ${simulator.baseUrl}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void simulator.stop());
