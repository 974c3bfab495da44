/**
 * The floor: what it costs merely to pass an answer on. Takes a POST, sends it to the provider and pipes the bytes back;
 * reads nothing, stores nothing. `node floor.mjs <address of the provider's /v1>`
 */
import { Agent, createServer, request } from 'node:http';

const provider = new URL(`${process.argv[2]}/chat/completions`);
const agent = new Agent({ keepAlive: true });

const server = createServer((incoming, outgoing) => {
  const headers = { 'content-type': 'application/json', 'content-length': incoming.headers['content-length'] };
  const upstream = request(provider, { method: 'POST', agent, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, { 'content-type': answer.headers['content-type'] });
    answer.pipe(outgoing);
  });
  upstream.on('error', () => outgoing.destroy());
  incoming.pipe(upstream);
});

server.listen(0, '127.0.0.1', () => process.stdout.write(`http://127.0.0.1:${server.address().port}\n`));
process.on('SIGTERM', () => process.exit(0));
