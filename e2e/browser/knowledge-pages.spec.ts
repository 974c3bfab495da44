import { violations } from '../harness/accessibility.js';
import { expect, test } from '../harness/browser-test.js';
import { HANDBOOK_PAGES, printHandbook } from '../harness/harbour-handbook.js';
import { hostilePdf } from '../harness/hostile-pdf.js';
import { askDocuments, pdfFile, rowOf, textFile, upload, watchStates } from '../harness/knowledge.js';
import { PdfPageView } from '../harness/pdf-page.js';

test('a reader asks about a printed handbook, and follow-ups, and sees the page with the passage marked', async ({
  api,
  browser,
  page,
  conversation,
}) => {
  const agent = await api.agent();
  await page.goto(`${api.url}/a/${agent.id}/knowledge`);
  const states = await watchStates(page, 'Handbook.pdf');
  await upload(
    page,
    pdfFile('Handbook.pdf', await printHandbook(browser)),
    textFile('garden.txt', 'Roses are pruned in February.'),
  );
  await expect(rowOf(page, 'Handbook.pdf')).toContainText(`${HANDBOOK_PAGES} pages`);
  const seen = await states();
  expect(seen.length).toBeGreaterThan(2);
  expect(seen.at(-1)).toBe('Ready');

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

test('a PDF that would run scripts, open addresses and show forms is only painted', async ({
  api,
  page,
  complaints,
}) => {
  const strange: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(api.url)) strange.push(request.url());
  });
  page.on('dialog', (dialog) => {
    strange.push(dialog.message());
    void dialog.dismiss();
  });
  const agent = await api.agent();
  await page.goto(`${api.url}/a/${agent.id}/knowledge`);
  await upload(page, pdfFile('strange.pdf', hostilePdf('The ferry to the island leaves at seven.')));
  await askDocuments(page, 'When does the ferry leave?');
  await page.getByRole('button', { name: 'Show the passage' }).click();
  const source = page.getByRole('complementary', { name: 'Source' });
  const drawn = new PdfPageView(source);
  await expect(drawn.canvas).toHaveAccessibleName('Page 1 of strange.pdf, with the passage marked', {
    timeout: 20_000,
  });

  expect((await drawn.largestMark()).ink).toBeGreaterThan(0.02);
  await drawn.canvas.click();
  await expect(source.locator('app-pdf-page :is(a, input, iframe, object, script)')).toHaveCount(0);
  expect(strange).toEqual([]);
  expect(complaints).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(source).toBeHidden();
  await expect(page.getByRole('button', { name: 'Show the passage' })).toBeFocused();
});

test('the passage of a deleted document is still shown, and says that the document is gone', async ({
  api,
  browser,
  page,
  conversation,
}) => {
  const agent = await api.agent();
  await page.goto(`${api.url}/a/${agent.id}/knowledge`);
  await upload(page, pdfFile('Handbook.pdf', await printHandbook(browser)));
  await page.getByRole('link', { name: 'Back to the conversation' }).click();
  await conversation.send('What does a berth cost?');
  await conversation.expectLast('complete');
  const { documents } = await api.get<{ documents: { id: string }[] }>(`/api/agents/${agent.id}/documents`);
  expect((await api.call('DELETE', `/api/documents/${documents[0]?.id}`)).status).toBe(204);

  const openSource = () =>
    conversation.reply
      .getByRole('button', { name: /^Source \d+$/ })
      .first()
      .click();
  const source = page.getByRole('complementary', { name: 'Source' });
  await openSource();
  // Which of the two depends on whether the app has read the conversation again since.
  await expect(source).toContainText(/This document was deleted|The file is no longer there/);
  await expect(source).toContainText('two hundred and forty berths');
  expect(await violations(page)).toEqual([]);
  await page.reload();
  await conversation.expectLast('complete');
  await openSource();
  await expect(source).toContainText('This document was deleted.');
  await expect(source.locator('canvas')).toHaveCount(0);
});

test.describe('On a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a passage and its page take the whole width', async ({ api, browser, page }) => {
    const agent = await api.agent();
    await page.goto(`${api.url}/a/${agent.id}/knowledge`);
    await upload(page, pdfFile('Handbook.pdf', await printHandbook(browser)));
    await askDocuments(page, 'When is the office open in winter?');
    await page.getByRole('button', { name: 'Show the passage' }).first().tap();
    const source = page.getByRole('complementary', { name: 'Source' });
    const { canvas } = new PdfPageView(source);
    await expect(canvas).toHaveAccessibleName(/with the passage marked/, { timeout: 20_000 });
    expect(await source.boundingBox()).toMatchObject({ x: 0, width: 390 });
    expect((await canvas.boundingBox())?.width).toBeGreaterThan(340);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), colorScheme).toEqual([]);
    }
    await source.getByRole('button', { name: 'Close the source' }).tap();
    await expect(source).toBeHidden();
  });
});
