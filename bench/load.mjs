/**
 * The load generator, a process of its own (started by run.mjs with an IPC channel). A job is a set of streams that run
 * at once, each a list of requests that follow one another; the answer holds one record per request.
 */
import { Agent, request } from 'node:http';

/** What tells the first token and the whole answer apart from the rest, for each kind of stream. */
const marks = {
  ours: { first: /event: token\n/, end: /event: done\n(?:id: .*\n)?data: .*\n\n$/ },
  floor: { first: /"content":"[^"]/, end: /data: \[DONE\]\n\n$/ },
};
/** Enough to hold a `done` event with its answer twice. */
const TAIL_BYTES = 64 * 1024;

process.on('message', async ({ id, kind, url, streams, spreadMs = 0 }) => {
  const gap = spreadMs / streams.length;
  // Connections last for a job: one that had idled might be closed by the server just as it is used again.
  const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
  const records = await Promise.all(
    streams.map(async (requests, index) => {
      if (gap > 0) await new Promise((resolve) => setTimeout(resolve, index * gap));
      const answered = [];
      for (const one of requests) answered.push(await post(agent, new URL(one.path, url), one.body, marks[kind]));
      return answered;
    }),
  );
  agent.destroy();
  process.send({ id, records: records.flat() });
});

/** @returns {Promise<{ status: number, complete: boolean, firstMs: number | null, totalMs: number, error?: string }>} */
function post(agent, url, body, mark) {
  return new Promise((resolve) => {
    const began = performance.now();
    let firstMs = null;
    const give = (status, complete, error) =>
      resolve({ status, complete, firstMs, totalMs: performance.now() - began, ...(error ? { error } : {}) });
    const headers = {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const call = request(url, { method: 'POST', agent, headers }, (response) => {
      let tail = '';
      response.setEncoding('latin1'); // marks are ASCII, and half a letter at a chunk's end does not matter
      response.on('data', (chunk) => {
        tail += chunk;
        if (firstMs === null && mark.first.test(tail)) firstMs = performance.now() - began;
        if (firstMs !== null && tail.length > TAIL_BYTES) tail = tail.slice(-TAIL_BYTES / 2);
      });
      response.on('end', () => give(response.statusCode, mark.end.test(tail)));
      response.on('error', (error) => give(response.statusCode, false, error.message));
    });
    call.on('error', (error) => give(0, false, error.message));
    call.end(body);
  });
}
