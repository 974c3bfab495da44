import { violations } from '../rig/accessibility.js';
import { expect, test } from '../rig/browser-test.js';

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

    await page.getByRole('searchbox', { name: 'Question to the documents' }).fill('When are roses pruned?');
    await page.getByRole('button', { name: 'Search', exact: true }).click();
    await expect(page.locator('app-passage-list')).toContainText('pruned in February');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: 'Back to the conversation' }).click();
    await conversation.send('When are roses pruned?');
    await conversation.expectLast('complete');
    await conversation.reply.getByRole('button', { name: 'Source 1', exact: true }).first().click();
    const source = page.getByRole('complementary', { name: 'Source' });
    await expect(source).toContainText('garden.txt');
    await expect(source.locator('mark')).toContainText('pruned in February');
    await source.getByText('Why this answer').click();
    await expect(source.locator('app-passage-list')).toContainText('Used');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(source).toBeHidden();
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
