/** The specs that run again on Postgres: all whose subject is what is stored. */
import config from './jest.config.mjs';

/** Specs that store nothing, that have a SQLite file of their own, or whose subject lies before the database. */
const WITHOUT_SQL = [
  ...[
    'src/ai/',
    'src/config/',
    'src/main\\.spec',
    'src/app\\.data-folder\\.spec',
    'src/app\\.hostile-input',
    'crash\\.spec',
  ],
  'src/platform/(audio|blobs|observability)/',
  'src/platform/http/(documentation|errors|files|input|protection|server|streaming)/',
  'src/platform/timed-thread',
  'src/features/messages/(provider-shapes|provider-waiting|strict-roles)',
  'src/features/knowledge/(hostile-documents|word-documents|reading/|text/|retrieval/retrieval-parts|index/binary-vectors)',
  'src/features/sessions/suggested-title',
  'src/features/turns/(answering/endless-answers|answering/session-titles|events/|speech/)',
  'src/features/voice/device-recordings',
];

export default { ...config, testPathIgnorePatterns: ['/node_modules/', ...WITHOUT_SQL] };
