import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { count, decimal, flag, json, longText, primaryId, timestamp, uuid, word } from '../migration-columns.js';

/** Agents, their sessions, the messages, and the turns that write them. */
export class TextChat1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.createTable(
      new Table({
        name: 'counters',
        columns: [word('name', 40, { isPrimary: true }), count('value')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'agents',
        columns: [
          primaryId(),
          word('slug', 120),
          word('name', 100),
          longText('description'),
          longText('system_prompt'),
          word('model', 200, { isNullable: true }),
          decimal('temperature', { isNullable: true }),
          json('conversation_starters'),
          count('session_count'),
          timestamp('created_at'),
          timestamp('updated_at'),
        ],
        indices: [{ name: 'agents_slug', columnNames: ['slug'], isUnique: true }],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'sessions',
        columns: [
          primaryId(),
          uuid('agent_id'),
          word('title', 200, { isNullable: true }),
          word('title_source', 10),
          count('message_count'),
          word('last_message_preview', 160, { isNullable: true }),
          word('last_message_role', 10, { isNullable: true }),
          uuid('active_message_id', { isNullable: true }),
          uuid('active_turn_id', { isNullable: true }),
          uuid('activity_id'),
          timestamp('created_at'),
          timestamp('updated_at'),
        ],
        indices: [{ name: 'sessions_by_activity', columnNames: ['agent_id', 'activity_id'] }],
        foreignKeys: [cascade('sessions_agent', 'agent_id', 'agents')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'messages',
        columns: [
          primaryId(),
          uuid('session_id'),
          uuid('parent_id', { isNullable: true }),
          uuid('turn_id'),
          word('role', 10),
          longText('content'),
          word('status', 12),
          word('finish_reason', 16, { isNullable: true }),
          json('usage', { isNullable: true }),
          flag('simulated'),
          timestamp('created_at'),
        ],
        indices: [{ name: 'messages_by_session', columnNames: ['session_id', 'id'] }],
        foreignKeys: [cascade('messages_session', 'session_id', 'sessions')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'turns',
        columns: [
          primaryId(),
          uuid('session_id'),
          uuid('user_message_id'),
          uuid('assistant_message_id'),
          word('status', 12),
          json('trace'),
          json('usage', { isNullable: true }),
          uuid('runner_id'),
          timestamp('lease_expires_at'),
          timestamp('created_at'),
          timestamp('finished_at', { isNullable: true }),
        ],
        indices: [
          { name: 'turns_by_session', columnNames: ['session_id'] },
          { name: 'turns_by_status', columnNames: ['status', 'finished_at'] },
          { name: 'turns_one_running', columnNames: ['session_id'], isUnique: true, where: "status = 'running'" },
        ],
        foreignKeys: [cascade('turns_session', 'session_id', 'sessions')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'turn_stories',
        columns: [primaryId('turn_id'), longText('story')],
        foreignKeys: [cascade('turn_stories_turn', 'turn_id', 'turns')],
      }),
    );
    await runner.createTable(
      new Table({
        name: 'turn_log',
        columns: [primaryId(), uuid('runner_id'), longText('entries')],
        indices: [{ name: 'turn_log_by_runner', columnNames: ['runner_id', 'id'] }],
      }),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['turn_log', 'turn_stories', 'turns', 'messages', 'sessions', 'agents', 'counters']) {
      await runner.dropTable(table);
    }
  }
}

function cascade(name: string, column: string, table: string) {
  return {
    name,
    columnNames: [column],
    referencedTableName: table,
    referencedColumnNames: ['id'],
    onDelete: 'CASCADE',
  };
}
