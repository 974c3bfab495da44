import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getMetadataArgsStorage } from 'typeorm';
import { TABLES } from './app.module.js';

const SOURCE = dirname(fileURLToPath(import.meta.url));
const MIGRATIONS = 'platform/database/migrations';

/** Files of turns that are still to ask the owner of a table. Lines only go. */
const NOT_YET_OWNERS: Record<string, string[]> = {
  agents: ['features/turns/starting/turn-drafts.ts'],
  messages: [
    'features/turns/answering/grounding.ts',
    'features/turns/following/turn-resumption.ts',
    'features/turns/recovery/turn-recovery.ts',
    'features/turns/starting/turn-drafts.ts',
    'features/turns/storage/turn-records.ts',
    'features/turns/turns.service.ts',
  ],
  sessions: ['features/turns/starting/turn-drafts.ts', 'features/turns/storage/turn-records.ts'],
  turn_log: ['features/turns/storage/turn-ledger.ts', 'features/turns/storage/turn-log.ts'],
  turn_stories: [
    'features/turns/storage/turn-history-cleanup.ts',
    'features/turns/storage/turn-ledger.ts',
    'features/turns/storage/turn-records.ts',
  ],
  turns: [
    'features/turns/following/turn-resumption.ts',
    'features/turns/recovery/turn-recovery.ts',
    'features/turns/storage/turn-history-cleanup.ts',
    'features/turns/storage/turn-ledger.ts',
    'features/turns/storage/turn-records.ts',
    'features/turns/turns.service.ts',
  ],
};
const NOT_YET_OWNED = ['turn_log', 'turn_stories'];

interface SourceFile {
  path: string;
  text: string;
}

const files: SourceFile[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .sort()
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts') && !path.startsWith('testing/'))
  .map((path) => ({ path, text: readFileSync(join(SOURCE, path), 'utf8') }));

/** Tables with an entity, by its name. */
const entities = new Map(
  TABLES.map((entity) => [
    entity.name,
    String(getMetadataArgsStorage().tables.find(({ target }) => target === entity)?.name),
  ]),
);

/** Also those that no entity describes: both databases have their own kinds of them. */
const created = files
  .filter(({ path }) => path.startsWith(MIGRATIONS))
  .flatMap(({ text }) => [...text.matchAll(/CREATE (?:VIRTUAL )?TABLE (\w+)|new Table\(\{\s*name: '(\w+)'/g)])
  .map(([, inSql, ofTypeOrm]) => inSql ?? ofTypeOrm ?? '')
  // Only in a database that an older version migrated.
  .filter((table) => !table.startsWith('chunk_bits'));

const tables = [...new Set([...entities.values(), ...created])];

/** The tables that a file names in SQL, gives to a function that builds SQL, or builds queries on. */
function tablesIn(text: string): Set<string> {
  const named = [
    ...text.matchAll(/\b(?:FROM|JOIN|INTO|UPDATE|TABLE)\s+"?(\w+)/g),
    ...text.matchAll(/\b(?:insertRows|updateRows)\(\s*\w+,\s*'(\w+)'/g),
    ...text.matchAll(/\btable: '(\w+)'/g),
    ...text.matchAll(/\.(?:from|into|update|delete|insert)\('(\w+)'/g),
  ].flatMap(([, name]) => (tables.includes(name ?? '') ? [name ?? ''] : []));
  const built = [
    ...text.matchAll(/\b(?:InjectRepository|getRepository|repository)\(\[?\s*(\w+)/g),
    ...text.matchAll(/\bmanager\s*\.\w+(?:<[^>]*>)?\(\s*(\w+)\s*[,)]/g),
    ...text.matchAll(/\.(?:from|into|update|delete|insert|createQueryBuilder)\(\s*([A-Z]\w+)\s*[,)]/g),
  ].flatMap(([, entity]) => entities.get(entity ?? '') ?? []);
  return new Set([...named, ...built]);
}

const namers = new Map<string, string[]>(tables.map((table) => [table, []]));
for (const { path, text } of files) {
  if (path.startsWith(MIGRATIONS) || path.endsWith('.entity.ts')) continue;
  for (const table of tablesIn(text)) namers.get(table)?.push(path);
}

describe('Every table', () => {
  it('is named by one file beside its entity and the migrations: its repository', () => {
    const strangers = [...namers].map(
      ([table, paths]) => [table, paths.filter((path) => !isRepository(path))] as const,
    );
    expect(Object.fromEntries(strangers.filter(([, paths]) => paths.length > 0))).toEqual(NOT_YET_OWNERS);
    const owners = [...namers].map(([table, paths]) => [table, paths.filter(isRepository)] as const);
    expect(owners.filter(([, paths]) => paths.length !== 1).map(([table]) => table)).toEqual(NOT_YET_OWNED);
  });

  it('has its repository beside its entity', () => {
    const paths = new Set(files.map(({ path }) => path));
    const apart = [...paths].filter(
      (path) => path.endsWith('.entity.ts') && !paths.has(path.replace('.entity.ts', '.repository.ts')),
    );
    expect(apart.map((path) => basename(path)).sort()).toEqual(['turn-history.entity.ts', 'turn-log.entity.ts']);
  });
});

function isRepository(path: string): boolean {
  return path.endsWith('.repository.ts');
}

describe('A repository that TypeORM gives', () => {
  it('can only read: on Postgres its connection could write past `Database.write`', () => {
    const injected = files.flatMap(({ path, text }) =>
      [...text.matchAll(/@InjectRepository\((\w+)\)\s+private readonly \w+: (\w+<\w+>)/g)].map(([, entity, type]) => ({
        path: basename(path),
        isReadOnly: type === `ReadRepository<${entity}>`,
      })),
    );
    expect(injected.filter(({ isReadOnly }) => !isReadOnly)).toEqual([]);
    const count = files.flatMap(({ text }) => [...text.matchAll(/@InjectRepository\(/g)]).length;
    expect(injected).toHaveLength(count);
  });
});
