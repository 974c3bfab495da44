import { violations } from '../rig/accessibility.js';
import { expect, test } from '../rig/browser-test.js';
import { HANDBOOK_PAGES, printHandbook } from '../rig/harbour-handbook.js';
import { PdfPageView } from '../rig/pdf-page.js';

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

test('a reader asks about a printed handbook, and follow-ups, and sees the page with the passage marked', async ({
  api,
  browser,
  page,
  conversation,
}) => {
  const agent = await api.agent();
  const handbook = { name: 'Handbook.pdf', mimeType: 'application/pdf', buffer: await printHandbook(browser) };
  const guide = { name: 'garden.txt', mimeType: 'text/plain', buffer: Buffer.from(GUIDE) };
  await page.goto(`${api.url}/a/${agent.id}/knowledge`);
  await page.getByLabel('Files to add').setInputFiles([handbook, guide]);
  const rows = page.getByRole('list', { name: 'Documents' }).getByRole('listitem');
  await expect(rows.filter({ hasText: 'Handbook.pdf' })).toContainText(`${HANDBOOK_PAGES} pages`, { timeout: 30_000 });
  await expect(rows.filter({ hasText: 'Handbook.pdf' })).toContainText('Ready (', { timeout: 30_000 });
  await expect(rows.filter({ hasText: 'garden.txt' })).toContainText('Ready (', { timeout: 30_000 });

  await page.getByRole('link', { name: 'Back to the conversation' }).click();
  await conversation.send('When is the harbour office open in summer?');
  await conversation.expectLast('complete');
  await expect(conversation.reply).toContainText('seven in the morning');
  await conversation.reply
    .getByRole('button', { name: /^Source \d+$/ })
    .first()
    .click();
  const source = page.getByRole('complementary', { name: 'Source' });
  const drawn = new PdfPageView(source);
  await expect(drawn.canvas).toHaveAccessibleName('Page 2 of Handbook.pdf, with the passage marked', {
    timeout: 20_000,
  });
  await expect(source.getByText(`Page 2 of ${HANDBOOK_PAGES}`)).toBeVisible();
  expect(await drawn.ink()).toBeGreaterThan(0.005);
  const mark = await drawn.largestMark();
  expect(mark.width).toBeGreaterThan(100);
  expect(mark.height).toBeGreaterThan(4);
  expect(mark.ink).toBeGreaterThan(0.02);

  await source.getByRole('button', { name: 'Next page' }).click();
  await expect(drawn.canvas).toHaveAccessibleName('Page 3 of Handbook.pdf');
  await expect(drawn.marks).toHaveCount(0);
  await source.getByRole('button', { name: 'Previous page' }).click();
  await source.getByRole('button', { name: 'Enlarge the page' }).click();
  await expect(drawn.canvas).toHaveAccessibleName('Page 2 of Handbook.pdf, with the passage marked');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');

  await conversation.send('and in winter?');
  await expect(conversation.replies).toHaveCount(2);
  await conversation.expectLast('complete');
  await expect(conversation.reply).toContainText('nine in the morning');
  await conversation.reply
    .getByRole('button', { name: /^Source \d+$/ })
    .first()
    .click();
  await expect(drawn.canvas).toHaveAccessibleName('Page 4 of Handbook.pdf, with the passage marked', {
    timeout: 20_000,
  });
  expect((await drawn.largestMark()).ink).toBeGreaterThan(0.02);
});
