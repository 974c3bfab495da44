import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { unsupportedNode } from './node-version.js';
import { ConfigError, parseConfig, readConfig } from './read-config.js';
import type { Setting } from './setting.js';
import { settings } from './settings.js';

const all = Object.values(settings).flatMap((group) => Object.values<Setting<unknown>>(group));

function mistakesOf(env: Record<string, string>): string {
  try {
    parseConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('The configuration', () => {
  it('needs nothing: every setting has a default', () => {
    const config = parseConfig({});
    expect(config.server).toMatchObject({ host: '127.0.0.1', port: 3000, rateLimit: 'on' });
    expect(config.storage).toEqual({ dataDir: './data', databaseUrl: null });
    expect(config.provider).toMatchObject({ apiKey: null, baseUrl: null, simulator: 'auto' });
  });

  it('takes an empty value for one that is not set', () => {
    expect(parseConfig({ PORT: '', OPENAI_API_KEY: '  ' })).toEqual(parseConfig({}));
  });

  it('names every mistake at once, one line each, with what would be right', () => {
    const table = mistakesOf({
      PORT: '70000',
      SIMULATOR: 'maybe',
      OPENAI_BASE_URL: 'localhost',
      ALLOW_REMOTE: 'perhaps',
    });
    expect(table.split('\n')).toEqual([
      'The configuration has mistakes (see .env.example):',
      expect.stringMatching(/^ {2}PORT +"70000" +must be a whole number from 0 to 65535$/),
      expect.stringMatching(/^ {2}ALLOW_REMOTE +"perhaps" +must be true or false$/),
      expect.stringMatching(
        /^ {2}OPENAI_BASE_URL +\(hidden\) +must be an address that starts with http:\/\/ or https:\/\/$/,
      ),
      expect.stringMatching(/^ {2}SIMULATOR +"maybe" +must be one of: auto, on, off$/),
    ]);
  });

  it('never shows the value of a secret', () => {
    expect(mistakesOf({ DATABASE_URL: 'mysql://root:hunter2@db/parley' })).not.toContain('hunter2');
  });

  it.each(['3000x', '1e3', '0x10', '-1', '3.5', '٣'])('takes no %s for a port', (port) => {
    expect(mistakesOf({ PORT: port })).toContain('PORT');
  });

  it('listens beyond this machine only when told that everybody may come in', () => {
    expect(mistakesOf({ HOST: '0.0.0.0' })).toContain('ALLOW_REMOTE=true');
    expect(parseConfig({ HOST: '0.0.0.0', ALLOW_REMOTE: 'true' }).server.host).toBe('0.0.0.0');
  });

  it('reads lists without regard to blanks and capitals', () => {
    expect(parseConfig({ ALLOWED_HOSTS: ' Parley.example , ,b.example:8080' }).server.allowedHosts).toEqual([
      'parley.example',
      'b.example:8080',
    ]);
  });

  it('may stand in a file, with comments and quotes', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-env-'));
    const file = join(folder, '.env');
    writeFileSync(file, '# mine\nHISTORY_TOKENS=1234\nOPENAI_MODEL="a b" # quoted\n');
    expect(readConfig(file)).toMatchObject({ answers: { historyTokens: 1234 }, provider: { model: 'a b' } });
    rmSync(folder, { recursive: true });
  });

  it('cannot be changed once it is read', () => {
    const config = parseConfig({});
    expect(() => Object.assign(config.server, { port: 1 })).toThrow(TypeError);
  });
});

describe('.env.example', () => {
  const example = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');

  it('holds every setting with its default, and nothing else', () => {
    const shown = [...example.matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => `${name}=${value}`);
    expect(shown).toEqual(all.map(({ env, defaultText }) => `${env}=${defaultText}`));
  });

  it('explains each in the words of the setting', () => {
    const prose = example.replace(/\n# /g, ' ');
    for (const { doc } of all) expect(prose).toContain(doc);
  });
});

describe('The version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.13.0', '24.11.0', '26.0.0'])('%s is supported', (version) => {
    expect(unsupportedNode(version)).toBeNull();
  });

  it.each(['18.20.0', '20.18.3', '22.12.0', '23.5.0', '24.10.0'])('%s is refused in words', (version) => {
    expect(unsupportedNode(version)).toBe(
      `Parley needs Node 20.19, 22.13, 24.11 or newer in one of these lines; this is Node ${version}.`,
    );
  });
});
