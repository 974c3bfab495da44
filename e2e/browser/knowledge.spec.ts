import { violations } from '../harness/accessibility.js';
import { expect, test } from '../harness/browser-test.js';
import { askDocuments, rowOf, textFile, upload } from '../harness/knowledge.js';

const GUIDE = [
  '# Garden guide',
  'The garden gate opens at nine in summer and closes at eight in the evening.',
  'Roses are pruned in February with clean shears.',
].join('\n\n');

for (const colorScheme of ['light', 'dark'] as const) {
  test(`a reader gives an agent a text, asks, and opens the passage an answer cites (${colorScheme})`, async ({
    api,
    page,
    conversation,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const agent = await api.agent();
    await page.goto(`${api.url}/a/${agent.id}/knowledge`);
    await expect(page.getByRole('heading', { name: /something to read/ })).toBeVisible();
    expect(await violations(page)).toEqual([]);

    await page
      .getByLabel('Files to add')
      .setInputFiles({ name: 'garden.txt', mimeType: 'text/plain', buffer: Buffer.from(GUIDE) });
    const row = page.getByRole('list', { name: 'Documents' }).getByRole('listitem');
    await expect(row).toContainText('garden.txt');
    await expect(row).toContainText('Ready (', { timeout: 20_000 });

    await askDocuments(page, 'When are roses pruned?');
    await expect(page.locator('app-passage-list')).toContainText('pruned in February');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: 'Back to the conversation' }).click();
    await conversation.send('When are roses pruned?');
    await conversation.expectLast('complete');
    await conversation.reply.getByRole('button', { name: 'Source 1', exact: true }).first().click();
    const source = page.getByRole('complementary', { name: 'Source' });
    await expect(source).toContainText('garden.txt');
    await expect(source.locator('mark').last()).toHaveText('Roses are pruned in February with clean shears.');
    await source.getByText('Why this answer').click();
    await expect(source.locator('app-passage-list')).toContainText('Used');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(source).toBeHidden();

    const reply = conversation.replies.last();
    await expect(reply).toContainText(/Searched 1 document, \d/);
    await reply.getByRole('button', { name: 'Why this answer' }).click();
    await expect(source.locator('app-passage-list')).toContainText('Used');
  });
}

test('a document that cannot be read says why, and is deleted after a question', async ({ api, page }) => {
  const agent = await api.agent();
  await page.goto(`${api.url}/a/${agent.id}/knowledge`);
  await page.getByLabel('Files to add').setInputFiles({
    name: 'broken.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\nthis is no document'),
  });
  const row = page.getByRole('list', { name: 'Documents' }).getByRole('listitem');
  await expect(page.getByRole('button', { name: 'Retry broken.pdf' })).toBeVisible({ timeout: 20_000 });

  await page.getByRole('button', { name: 'Delete broken.pdf' }).click();
  await page.getByRole('button', { name: 'Delete document' }).click();
  await expect(row).toHaveCount(0);
});

test('a file goes on being sent when the screen is left, and a note says that it arrived', async ({
  api,
  page,
  conversation,
}) => {
  const agent = await api.agent();
  await page.goto(`${api.url}/a/${agent.id}/knowledge`);
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(`**/api/agents/${agent.id}/documents`, async (route) => {
    if (route.request().method() === 'POST') await released;
    await route.continue();
  });
  await page.getByLabel('Files to add').setInputFiles(textFile('garden.txt', GUIDE));
  await expect(rowOf(page, 'garden.txt')).toContainText(/Uploading|Waiting/);
  await page.getByRole('link', { name: 'Back to the conversation' }).click();
  await expect(conversation.box).toBeEditable();
  release();
  await expect(page.locator('app-toast-list')).toContainText('garden.txt uploaded');

  await page.goto(`${api.url}/a/${agent.id}/knowledge`);
  await expect(rowOf(page, 'garden.txt')).toContainText('Ready (', { timeout: 20_000 });
});

test('documents of another embedding model are indexed anew with one press', async ({ install, page }) => {
  const installation = install({ OPENAI_EMBEDDING_MODEL: 'sim-embedding' });
  const before = await installation.start();
  const { id } = await before.agent();
  await page.goto(`${before.url}/a/${id}/knowledge`);
  await upload(page, textFile('garden.txt', GUIDE), textFile('boats.txt', 'Boats are painted in spring.'));
  await installation.terminate();
  const api = await installation.start({ OPENAI_EMBEDDING_MODEL: 'sim-embedding-2' });
  await page.goto(`${api.url}/a/${id}/knowledge`);
  await expect(page.getByText('Documents were indexed with another model.')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Re-index all' }).click();
  await expect(page.getByText('Documents were indexed with another model.')).toBeHidden();
  for (const name of ['garden.txt', 'boats.txt']) {
    await expect(rowOf(page, name)).toContainText('Ready (', { timeout: 20_000 });
  }
  await page.reload();
  await expect(rowOf(page, 'garden.txt')).toContainText('Ready (');
  await expect(page.getByText('Indexed with another model.')).toHaveCount(0);
});
