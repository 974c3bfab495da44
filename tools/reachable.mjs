/** Fails with a line for each environment variable whose address accepts no connection: `reachable.mjs NAME …` */
import { once } from 'node:events';
import { connect } from 'node:net';

const LIMIT_MS = 5000;

for (const name of process.argv.slice(2)) {
  const { hostname, port, protocol } = new URL(process.env[name]);
  const socket = connect({ host: hostname, port: Number(port || (protocol === 'redis:' ? 6379 : 5432)) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(LIMIT_MS) });
    process.stdout.write(`${name}: ${hostname} answers\n`);
  } catch (error) {
    process.stderr.write(`${name}: nothing answers at ${hostname}:${port} (${error.code ?? error.name})\n`);
    process.exitCode = 1;
  } finally {
    socket.destroy();
  }
}
