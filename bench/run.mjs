/**
 * `npm run bench`: measures this server beside a bare pipe on the same load in the same run, and writes RESULTS.md.
 *
 *   --quick            smaller loads, for a machine that checks many things
 *   --only a,b         these scenarios only; RESULTS.md stays as it is
 *   --profile          a CPU profile of the server in tmp/profiles
 */
import { writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type as system } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { megabytes } from './figures.mjs';
import { startRig } from './harness.mjs';
import { paced, unpaced } from './scenarios/cpu-per-token.mjs';
import { burst, firstToken } from './scenarios/first-token.mjs';
import { knowledge } from './scenarios/knowledge.mjs';
import { knowledgeQuality } from './scenarios/knowledge-quality.mjs';
import { messagePage } from './scenarios/message-page.mjs';
import { openStreams } from './scenarios/open-streams.mjs';
import { start } from './scenarios/start.mjs';
import { earlySound, firstSound, uploads } from './scenarios/voice.mjs';

const scenarios = {
  start,
  'first-token': firstToken,
  burst,
  paced,
  unpaced,
  'open-streams': openStreams,
  'message-page': messagePage,
  knowledge,
  'knowledge-quality': knowledgeQuality,
  'first-sound': firstSound,
  'early-sound': earlySound,
  uploads,
};

const { values: options } = parseArgs({
  options: { quick: { type: 'boolean' }, profile: { type: 'boolean' }, only: { type: 'string' } },
});
const names = options.only?.split(',') ?? Object.keys(scenarios);
const unknown = names.filter((name) => !(name in scenarios));
if (unknown.length > 0) stop(`No scenario ${unknown.join(', ')}. There are: ${Object.keys(scenarios).join(', ')}`);
if (system() !== 'Linux') stop('The benchmark reads CPU time and memory from /proc and runs on Linux only.');

const rows = [];
for (const name of names) {
  // each on fresh processes, so that no scenario inherits memory or stored data of another
  const rig = await startRig(options);
  try {
    for (const row of await scenarios[name](rig, options)) {
      rows.push(row);
      say(
        `${row.passed ? 'ok  ' : 'MISS'}  ${row.what}: ${row.figure} ${[row.target, row.spread].filter(Boolean).join('; ')}  ${row.detail}`,
      );
    }
  } finally {
    await rig.stop();
  }
}
if (!options.only && !options.quick) writeFileSync(join(import.meta.dirname, 'RESULTS.md'), report());
const missed = rows.filter(({ passed }) => !passed).length;
say(`${rows.length - missed} of ${rows.length} figures within their targets`);
process.exitCode = missed > 0 ? 1 : 0;

function report() {
  const lines = rows.map(
    ({ what, figure, spread, target, passed, detail }) =>
      `| ${what} | ${figure} | ${spread} | ${target} | ${passed ? 'yes' : '**no**'} | ${detail} |`,
  );
  const [{ model }] = cpus();
  return `# What was measured

${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${model.trim()}, ${megabytes(totalmem())} memory, ${system()} ${release()}, Node ${process.versions.node}.

Simulator, load generator, the bare \`node:http\` pipe ("against …") and this server are processes of their own on this one
machine. Pipe and server take the same load in turns, round by round; the server stores every message and every event on
disk. A figure that compares is the median of its rounds, with the smallest and the largest as its spread. CPU times are
those of the kernel for the whole process, after 1,000 short turns. Made by \`npm run bench\`.

| what | figure | spread | target | met | from |
| --- | --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

function stop(text) {
  process.stderr.write(`${text}\n`);
  process.exit(2);
}
