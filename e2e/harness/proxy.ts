import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';

export type ProxyName = 'nginx' | 'caddy';

const README = fileURLToPath(new URL('../../README.md', import.meta.url));
const LANGUAGE = { nginx: 'nginx', caddy: 'caddyfile' };

/** Where this proxy is installed; null when it is not. */
export function findProxy(name: ProxyName): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '/opt/homebrew/bin',
  ];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

interface Offer {
  /** Address in front of the proxy, with its path prefix if there is one: what `PUBLIC_URL` says. */
  publicUrl: string;
  /** Address of the server, such as `http://127.0.0.1:3000`. */
  serverUrl: string;
}

/** A proxy that runs with the lines that README shows, with the names and ports of this test put in. */
export class Proxy {
  private readonly folder = mkdtempSync(join(tmpdir(), 'parley-proxy-'));
  private written = '';
  private child: ChildProcess | null = null;

  /** @throws Error when it does not come to listen */
  static async start(name: ProxyName, offer: Offer): Promise<Proxy> {
    const proxy = new Proxy();
    const path = findProxy(name);
    if (path === null) throw new Error(`${name} is not installed.`);
    const args = name === 'nginx' ? proxy.configureNginx(offer) : proxy.configureCaddy(offer);
    await proxy.run(path, args, Number(new URL(offer.publicUrl).port));
    return proxy;
  }

  async stop(): Promise<void> {
    if (this.child?.exitCode === null) {
      this.child.kill('SIGKILL');
      await once(this.child, 'close');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private configureNginx(offer: Offer): string[] {
    const { hostname, port, pathname } = new URL(offer.publicUrl);
    const location = shown('nginx')
      .replace('location /parley/', `location ${pathname.replace(/\/$/, '')}/`)
      .replace('127.0.0.1:3000', new URL(offer.serverUrl).host);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${kind};`);
    const text = `pid nginx.pid; daemon off; master_process off; error_log stderr;
events {}
http { access_log off; ${temporary.join(' ')}
server { listen ${hostname}:${port};
${location}
} }`;
    return ['-p', this.folder, '-e', 'stderr', '-c', this.store('nginx.conf', text)];
  }

  private configureCaddy(offer: Offer): string[] {
    const { origin, pathname } = new URL(offer.publicUrl);
    const site = shown('caddy').replace('example.org', origin).replace('127.0.0.1:3000', new URL(offer.serverUrl).host);
    const forAll = pathname === '/' ? site.replace(/^.*@parley path.*\n/m, '').replace('@parley ', '') : site;
    const options = `{\n  admin off\n  skip_install_trust\n  auto_https disable_redirects\n  storage file_system ${this.folder}\n}\n`;
    return ['run', '--adapter', 'caddyfile', '--config', this.store('Caddyfile', options + forAll)];
  }

  private store(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  private async run(path: string, args: string[], port: number): Promise<void> {
    const child = spawn(path, args, {
      cwd: this.folder,
      env: { HOME: this.folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.child = child;
    child.stderr.on('data', (chunk: Buffer) => (this.written += chunk.toString('utf8')));
    await expect.poll(async () => child.exitCode !== null || (await accepts(port)), { timeout: 20_000 }).toBe(true);
    if (child.exitCode !== null) throw new Error(`${path} ended before it listened:\n${this.written}`);
  }
}

/** The block of README in this proxy's language. */
function shown(name: ProxyName): string {
  const [, lines] = new RegExp(`\`\`\`${LANGUAGE[name]}\n([^]*?)\`\`\``).exec(readFileSync(README, 'utf8')) ?? [];
  if (lines === undefined) throw new Error(`README shows no lines for ${name}.`);
  return lines;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  const accepted = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  socket.destroy();
  return accepted;
}
