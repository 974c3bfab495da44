import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { count, flag, longText, primaryId, timestamp, uuid, word } from '../migration-columns.js';

/** Documents, what is found in them, the jobs that read them, and what answers were made from. */
export class Knowledge1763700000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agents ADD COLUMN document_count integer NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE messages ADD COLUMN documents_searched integer NOT NULL DEFAULT 0');
    await runner.query('ALTER TABLE messages ADD COLUMN citations text');
    await runner.createTable(
      new Table({
        name: 'jobs',
        columns: [
          primaryId(),
          word('kind', 40),
          uuid('subject_id'),
          count('attempts'),
          uuid('runner_id', { isNullable: true }),
          timestamp('lease_expires_at', { isNullable: true }),
          timestamp('created_at'),
        ],
        indices: [{ name: 'jobs_of_subject', columnNames: ['kind', 'subject_id'], isUnique: true }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'documents',
        columns: [
          primaryId(),
          uuid('agent_id'),
          count('number', { isUnique: true }),
          word('filename', 120),
          word('mime_type', 100),
          count('size_bytes'),
          word('sha256', 64),
          word('blob_key', 200),
          word('status', 12),
          count('page_count', { isNullable: true, default: null }),
          count('pages_done'),
          count('chunk_count'),
          count('chunks_done'),
          count('token_count'),
          word('error_code', 40, { isNullable: true }),
          longText('error_message', { isNullable: true }),
          word('embedding_model', 200, { isNullable: true }),
          count('embedding_dimension', { isNullable: true, default: null }),
          timestamp('ready_at', { isNullable: true }),
          timestamp('created_at'),
        ],
        indices: [{ name: 'documents_by_agent', columnNames: ['agent_id', 'id'] }],
        foreignKeys: [cascade('documents_agent', 'agent_id', 'agents')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'check_questions',
        columns: [
          primaryId(),
          uuid('agent_id'),
          longText('question'),
          uuid('document_id'),
          count('page', { isNullable: true, default: null }),
          flag('hit', { isNullable: true }),
          timestamp('checked_at', { isNullable: true }),
          timestamp('created_at'),
        ],
        indices: [{ name: 'check_questions_by_agent', columnNames: ['agent_id', 'id'] }],
        foreignKeys: [
          cascade('check_questions_agent', 'agent_id', 'agents'),
          cascade('check_questions_document', 'document_id', 'documents'),
        ],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'message_retrievals',
        columns: [primaryId('message_id'), longText('retrieval')],
        foreignKeys: [cascade('message_retrievals_message', 'message_id', 'messages')],
      }),
    );
    for (const statement of indexTables(runner.connection.options.type === 'postgres')) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE chunk_words');
    const { tables } = await vectorTables(runner);
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
    for (const table of [
      'chunk_vectors',
      'chunks',
      'document_pages',
      'message_retrievals',
      'check_questions',
      'documents',
      'jobs',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query('ALTER TABLE messages DROP COLUMN citations');
    await runner.query('ALTER TABLE messages DROP COLUMN documents_searched');
    await runner.query('ALTER TABLE agents DROP COLUMN document_count');
  }
}

/** Made while running, one for each length of vectors. */
async function vectorTables(runner: QueryRunner): Promise<{ tables: string[] }> {
  if (runner.connection.options.type === 'postgres') return { tables: [] };
  const rows = (await runner.query(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%vec0%'",
  )) as unknown as { name: string }[];
  return { tables: rows.map(({ name }) => name) };
}

/** The tables of the index, which no entity describes: both databases have their own kinds of them. */
function indexTables(postgres: boolean): string[] {
  const bytes = postgres ? 'bytea' : 'blob';
  // On SQLite this very word makes the id the key of the table itself.
  const chunkId = postgres ? 'bigint' : 'integer';
  return [
    `CREATE TABLE document_pages (
       document_id varchar(36) NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
       page integer NOT NULL,
       text text NOT NULL,
       PRIMARY KEY (document_id, page)
     )`,
    `CREATE TABLE chunks (
       chunk_id ${chunkId} NOT NULL PRIMARY KEY,
       document_id varchar(36) NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
       agent_id varchar(36) NOT NULL,
       ordinal integer NOT NULL,
       page integer,
       range_start integer NOT NULL,
       range_end integer NOT NULL,
       heading text NOT NULL,
       text text NOT NULL,
       token_count integer NOT NULL
     )`,
    'CREATE INDEX chunks_of_document ON chunks (document_id, ordinal)',
    `CREATE TABLE chunk_vectors (
       chunk_id ${chunkId} NOT NULL PRIMARY KEY REFERENCES chunks (chunk_id) ON DELETE CASCADE,
       agent_id varchar(36) NOT NULL,
       model varchar(200) NOT NULL,
       embedding ${bytes} NOT NULL
     )`,
    'CREATE INDEX chunk_vectors_of_agent ON chunk_vectors (agent_id, model)',
    ...(postgres ? WORDS_IN_POSTGRES : WORDS_IN_SQLITE),
  ];
}

const WORDS_IN_POSTGRES = [
  `CREATE TABLE chunk_words (
     chunk_id bigint NOT NULL PRIMARY KEY REFERENCES chunks (chunk_id) ON DELETE CASCADE,
     agent_id varchar(36) NOT NULL,
     words tsvector NOT NULL
   )`,
  'CREATE INDEX chunk_words_of_agent ON chunk_words (agent_id)',
  'CREATE INDEX chunk_words_by_word ON chunk_words USING gin (words)',
];

const WORDS_IN_SQLITE = [
  `CREATE VIRTUAL TABLE chunk_words USING fts5 (agent, heading, text, content = '', contentless_delete = 1,
     tokenize = 'porter unicode61 remove_diacritics 2')`,
  `CREATE TRIGGER chunk_words_deleted AFTER DELETE ON chunks BEGIN
     DELETE FROM chunk_words WHERE rowid = old.chunk_id;
   END`,
];

function cascade(name: string, column: string, table: string) {
  return {
    name,
    columnNames: [column],
    referencedTableName: table,
    referencedColumnNames: ['id'],
    onDelete: 'CASCADE',
  };
}
