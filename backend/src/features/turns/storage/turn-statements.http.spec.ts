import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conversations } from '../../../testing/conversations.js';
import { createTestApp, type TestApp } from '../../../testing/servers/create-test-app.js';
import { statementsDuring } from '../../../testing/statement-recorder.js';

/** Session and branch are read; then two transactions, each with a statement for every table. */
const STATEMENTS_OF_A_TEXT_TURN = 14;

describe('A text turn', () => {
  let server: TestApp;
  let people: Conversations;

  beforeAll(async () => {
    server = await createTestApp();
    people = new Conversations(server);
  });

  afterAll(() => server.close());

  it(`costs the database ${STATEMENTS_OF_A_TEXT_TURN} statements`, async () => {
    const session = await people.session({ title: 'Statements' });
    const counts: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      const statements = await statementsDuring(() => people.say(session.id, '/say 3'));
      counts.push(statements.filter((statement, at) => !isFurtherPage(statement, statements.slice(0, at))).length);
    }
    // What is done again and again, such as renewing leases, may come into one of them.
    expect(Math.min(...counts)).toBeLessThanOrEqual(STATEMENTS_OF_A_TEXT_TURN);
  });
});

/** How often the text of an answer is committed depends on the time it takes. */
function isFurtherPage(statement: string, before: readonly string[]): boolean {
  const isPage = (one: string) => one.startsWith('INSERT INTO turn_log');
  return isPage(statement) && before.some(isPage);
}
