import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '../harness/browser-test.js';

const folder = fileURLToPath(new URL('../cases/rendering/', import.meta.url));
const expected = JSON.parse(readFileSync(`${folder}expected.json`, 'utf8')) as Record<
  string,
  { has?: string[]; lacks?: string[] }
>;

test.describe('An answer', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.md'))) {
    test(`is shown as it was meant: ${name}`, async ({ api, conversation }) => {
      const session = await api.conversation('sim-fast');
      await api.ask(session.id, `/echo ${name === 'br.md' ? '\n\n' : '\n'}${readFileSync(folder + name, 'utf8')}`);
      await conversation.open(api.url, session);
      await expect(conversation.reply).not.toBeEmpty();

      const html = await conversation.reply.innerHTML();
      for (const part of expected[name]?.has ?? []) expect(html).toContain(part);
      for (const part of expected[name]?.lacks ?? []) expect(html).not.toContain(part);
    });
  }

  test('with a table of 10 kB that would fill the page with cells is opened at once, and loses none of its text', async ({
    api,
    conversation,
    page,
  }) => {
    const session = await api.conversation('sim-fast');
    const rows = Array.from({ length: 1000 }, (_, index) => `|row${index}`);
    await api.ask(session.id, `/echo \n\n|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${rows.join('\n')}`);
    await conversation.open(api.url, session);
    await expect(conversation.reply).toContainText('row999');

    await expect(conversation.reply.locator('tbody tr')).toHaveCount(11);
    await expect(conversation.reply.locator('.as-text')).toContainText('|row999');
    expect(await conversation.reply.locator('*').count()).toBeLessThan(4000);
    for (const row of ['row0', 'row9', 'row10', 'row600']) await expect(conversation.reply).toContainText(row);
    await page.screenshot({ path: test.info().outputPath('table.png') });
  });
});
