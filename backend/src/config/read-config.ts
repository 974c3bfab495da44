import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Setting } from './setting.js';
import { Config, settings } from './settings.js';
import type { Values } from './settings.js';

export type Environment = Record<string, string | undefined>;

interface Problem {
  env: string;
  value: string;
  message: string;
}

/** All that is wrong with the configuration, as a table a person can read. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(ConfigError.table(problems));
    this.name = 'ConfigError';
  }

  private static table(problems: readonly Problem[]): string {
    const width = (pick: (problem: Problem) => string) => Math.max(...problems.map((problem) => pick(problem).length));
    const envWidth = width((problem) => problem.env);
    const valueWidth = width((problem) => problem.value);
    const rows = problems.map(
      (problem) => `  ${problem.env.padEnd(envWidth)}  ${problem.value.padEnd(valueWidth)}  ${problem.message}`,
    );
    return ['The configuration has mistakes (see .env.example):', ...rows].join('\n');
  }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** @throws ConfigError that names every mistake at once */
export function parseConfig(env: Environment): Config {
  const problems: Problem[] = [];
  const groups = Object.entries(settings).map(([group, members]) => {
    const values = Object.entries<Setting<unknown>>(members).map(([name, setting]) => {
      const given = env[setting.env];
      try {
        return [name, setting.parse(given)] as const;
      } catch (error) {
        const shown = setting.secret ? '(hidden)' : JSON.stringify(given);
        problems.push({ env: setting.env, value: shown, message: (error as Error).message });
        return [name, undefined] as const;
      }
    });
    return [group, Object.freeze(Object.fromEntries(values))] as const;
  });
  const config = new Config(Object.fromEntries(groups) as Values);
  if (!LOOPBACK.has(config.server.host) && !config.server.allowRemote && problems.length === 0) {
    problems.push({
      env: 'HOST',
      value: JSON.stringify(config.server.host),
      message: 'is not loopback: set ALLOW_REMOTE=true if everyone who can reach this machine may use it',
    });
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze(config);
}

/** Reads `.env` in the working folder and the process environment, which wins. @throws ConfigError */
export function readConfig(path = '.env'): Config {
  const file = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
  return parseConfig({ ...file, ...process.env });
}
