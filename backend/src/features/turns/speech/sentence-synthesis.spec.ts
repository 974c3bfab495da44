import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ModelConnection } from '../../../ai/model-connection.js';
import type { Simulator } from '../../../ai/simulator/simulator.js';
import { parseConfig } from '../../../config/read-config.js';
import { SentenceSynthesis, type SpokenPart } from './sentence-synthesis.js';

const NUMBERS = ['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven'].map((word) => `${word} is a number.`);

let models: ModelConnection;
let simulator: Simulator;

beforeAll(async () => {
  models = await ModelConnection.open(parseConfig({}), {
    optionsFor: () => ({ pause: () => Promise.resolve() }),
  });
  if (!models.simulator) throw new Error('no simulator runs');
  ({ simulator } = models);
});
afterEach(() => simulator.clear());
afterAll(() => models.close());

function narrate(signal = new AbortController().signal): { sentenceSynthesis: SentenceSynthesis; heard: string[] } {
  const heard: string[] = [];
  const sentenceSynthesis = new SentenceSynthesis(models.speechSynthesizer, signal, ({ text }: SpokenPart) => {
    heard.push(text);
    return Promise.resolve();
  });
  return { sentenceSynthesis: sentenceSynthesis, heard };
}

describe('Speaking a text while it is written', () => {
  it('keeps the order and skips nothing, and more may follow', async () => {
    const { sentenceSynthesis: synthesis, heard } = narrate();
    for (const sentence of NUMBERS) synthesis.write(`${sentence} `);
    const parts = await synthesis.end();
    expect(heard).toEqual(NUMBERS);
    expect(parts.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    synthesis.write('And so on.');
    expect(await synthesis.end()).toHaveLength(8);
  });

  it('is at most three sentences ahead', async () => {
    simulator.direct({ script: 'tts-error-hang' });
    const abort = new AbortController();
    const { sentenceSynthesis: synthesis, heard } = narrate(abort.signal);
    synthesis.write(NUMBERS.join(' '));
    await simulator.until(({ calls }) => calls.length === 3);
    // What would come too early comes before the answer to another request.
    await fetch(`${simulator.baseUrl}/models`);
    expect(simulator.calls.filter(({ path }) => path === '/v1/audio/speech')).toHaveLength(3);
    abort.abort();
    await expect(synthesis.end()).rejects.toMatchObject({ kind: 'aborted' });
    expect(heard).toEqual([]);
  });

  it('ends with the first failure, and asks for nothing more', async () => {
    simulator.direct({ script: 'tts-error-401' });
    const { sentenceSynthesis: synthesis, heard } = narrate();
    synthesis.write(NUMBERS.join(' '));
    await expect(synthesis.end()).rejects.toMatchObject({ kind: 'misconfigured' });
    expect(heard).toEqual([]);
    expect(simulator.calls.length).toBeLessThanOrEqual(3);
  });

  it('says nothing where there is nothing to say', async () => {
    const { sentenceSynthesis: synthesis } = narrate();
    synthesis.write('```js\nlet a = 1;\n```\n');
    expect(await synthesis.end()).toEqual([]);
    expect(simulator.calls).toEqual([]);
  });
});
