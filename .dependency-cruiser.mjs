/**
 * What may import what: the table of the architecture (docs/architecture.md), checked by `npm run lint`.
 * A folder may import itself and what its row lists; everything else is an error.
 */
const ground = ['backend/src/config', 'backend/src/platform'];
const models = [...ground, 'backend/src/ai'];
const feature = (...names) => names.map((name) => `backend/src/features/${name}`);
const web = (...names) => names.map((name) => `frontend/src/app/${name}`);

const layers = {
  'backend/src/config': [],
  'backend/src/platform': ['backend/src/config'],
  'backend/src/ai': ground,
  'backend/src/features/agents': [...models],
  'backend/src/features/sessions': [...models, ...feature('agents')],
  'backend/src/features/knowledge': [...models, ...feature('agents')],
  'backend/src/features/turns': [...models, ...feature('agents', 'knowledge', 'sessions')],
  'backend/src/features/messages': [...models, ...feature('agents', 'sessions', 'turns')],
  'backend/src/features/voice': [...models, ...feature('agents', 'sessions', 'turns', 'messages')],
  'backend/src/features/health': [...models],
  // Specs compare what is answered with openapi.json by the same program as the journeys.
  'backend/src/testing': ['backend', 'tools'],

  'frontend/src/app/core': [],
  'frontend/src/app/ui': [],
  'frontend/src/app/audio': [],
  'frontend/src/app/shell': web('core', 'ui'),
  'frontend/src/app/agents': web('core', 'ui'),
  'frontend/src/app/sessions': web('core', 'ui'),
  'frontend/src/app/conversation': web('core', 'audio', 'ui', 'sessions'),
  'frontend/src/app/knowledge': web('core', 'ui'),
  'frontend/src/app/settings': web('core', 'ui'),

  // The bare files of a project tie its folders together.
  backend: ['backend'],
  frontend: ['frontend'],
  e2e: ['tools'],
  bench: ['tools'],
  tools: [],
};

/**
 * The rooms of a folder, and which of their neighbours each may import. All may import the bare files of the folder (its
 * vocabulary: entities, DTOs, errors, stores); those tie the rooms together.
 */
const rooms = {
  'backend/src/features/turns': {
    starting: ['answering', 'recovery', 'live', 'storage', 'events'],
    answering: ['live', 'speech', 'storage', 'events'],
    following: ['live', 'storage', 'events'],
    recovery: ['live', 'storage', 'events'],
    live: ['speech', 'storage', 'events'],
    speech: ['live'],
    storage: ['events'],
    events: [],
  },
  'backend/src/features/knowledge': {
    checks: ['documents', 'retrieval'],
    search: ['documents', 'retrieval'],
    retrieval: ['index', 'text'],
    documents: ['checks', 'index', 'reading'],
    index: ['reading', 'text'],
    reading: ['text'],
    text: [],
  },
  'backend/src/features/sessions': { message: [] },
  'backend/src/features/voice': { speech: ['audio'], audio: ['recordings'], recordings: [] },
  'backend/src/ai/openai': {
    answer: ['thinking', 'transport', 'resilience'],
    thinking: [],
    transport: ['resilience'],
    resilience: [],
  },
  'backend/src/platform/http': {
    input: ['server', 'errors'],
    files: ['protection', 'errors'],
    idempotency: ['protection', 'errors'],
    streaming: [],
    documentation: ['protection', 'server', 'errors'],
    protection: ['documentation', 'errors'],
    server: ['errors'],
    errors: [],
  },
  'backend/src/platform/database': { installation: ['rows'], migrations: ['rows'], rows: [] },
  'backend/src/platform/audio': { containers: [] },
  'frontend/src/app/core': {
    stores: ['api', 'feeds', 'browser', 'format'],
    feeds: ['api', 'browser'],
    api: ['feeds', 'browser'],
    browser: [],
    format: [],
  },
  'frontend/src/app/ui': { dialogs: [], panels: ['pdf'], markdown: [], pdf: [], toasts: [] },
  'frontend/src/app/conversation': {
    composer: ['voice'],
    message: [],
    sources: [],
    transcript: [],
    voice: [],
  },
};

const anyProject = '^(backend|frontend|e2e|bench|tools)/';
const within = (folders) => folders.map((folder) => `^${folder.replaceAll('.', '\\.')}/`);

const layerRules = Object.entries(layers).flatMap(([folder, allowed]) => {
  const deeper = within(Object.keys(layers).filter((other) => other.startsWith(`${folder}/`)));
  const rule = (files, from, targets, to = {}) => ({
    name: `${folder}${files}`,
    severity: 'error',
    comment: `may import: ${targets.join(', ') || 'nothing else of this repository'}`,
    from,
    to: { path: anyProject, pathNot: within([folder, ...targets]), ...to },
  });
  const path = within([folder]);
  const spec = '\\.spec\\.ts$';
  if (!folder.startsWith('backend/src/')) return [rule('', { path, pathNot: deeper }, allowed)];
  return [
    rule('', { path, pathNot: [...deeper, spec, '\\.entity\\.ts$'] }, allowed),
    // Entities may name each other's types, also upwards.
    rule(' (entities)', { path: `^${folder}/.*\\.entity\\.ts$` }, allowed, { dependencyTypesNot: ['type-only'] }),
    rule(' (specs)', { path: `^${folder}/.*${spec}` }, [...allowed, 'backend/src/testing']),
  ];
});

const roomRules = Object.entries(rooms).flatMap(([folder, neighbours]) =>
  Object.entries(neighbours).map(([room, below]) => ({
    name: `${folder}/${room}`,
    severity: 'error',
    comment: `of its neighbours may import: ${below.join(', ') || 'none'}`,
    from: { path: within([`${folder}/${room}`]), pathNot: ['\\.spec\\.ts$'] },
    to: {
      path: `^${folder}/[^/]+/`,
      pathNot: within([room, ...below, 'testing'].map((name) => `${folder}/${name}`)),
    },
  })),
);

/** Where programs start; what none of them reaches is dead. */
const entries = [
  '^backend/src/main\\.ts$',
  '^backend/src/ai/simulator/main\\.ts$',
  '^backend/src/features/knowledge/reading/reader-main\\.ts$',
  '^backend/src/features/knowledge/index/binary-search-main\\.ts$',
  '^backend/src/platform/audio/audio-probe-main\\.ts$',
  '^frontend/src/main\\.ts$',
];

export default {
  forbidden: [
    ...layerRules.flat(),
    ...roomRules,
    {
      name: 'new folders need a row',
      severity: 'error',
      comment: 'Add the folder to the table above, and to docs/architecture.md.',
      from: {
        path: '^(backend/src/features|frontend/src/app)/[^/]+/',
        pathNot: within(Object.keys(layers).filter((folder) => folder.includes('/'))),
      },
      to: {},
    },
    {
      name: 'tests stay tests',
      severity: 'error',
      comment: 'backend/src/testing and specs are not part of the server.',
      from: { path: '^(backend|frontend)/src/', pathNot: ['\\.spec\\.ts$', '^backend/src/testing/'] },
      to: { path: ['\\.spec\\.ts$', '^backend/src/testing/'] },
    },
    {
      name: 'no cycles',
      severity: 'error',
      from: { path: anyProject },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no dead code',
      severity: 'error',
      comment: 'No program reaches this file.',
      from: { path: entries },
      to: {
        path: '^(backend|frontend)/src/',
        pathNot: [
          ...entries,
          '\\.spec\\.ts$',
          '\\.d\\.ts$',
          '^backend/src/testing/',
          '^frontend/src/app/[^/]+/testing/',
        ],
        reachable: false,
      },
    },
    {
      name: 'declared packages only',
      severity: 'error',
      from: { path: anyProject },
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'the server runs without dev dependencies',
      severity: 'error',
      from: { path: '^backend/src/', pathNot: ['\\.spec\\.ts$', '^backend/src/testing/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|generated|\\.angular|test-results|playwright-report)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
