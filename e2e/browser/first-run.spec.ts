import { Installation } from '../harness/installation.js';
import { expect, test } from '../harness/browser-test.js';

/** A server as it starts without any settings: no provider, so the built-in simulator answers. */
const freshTest = test.extend<{ address: string }>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
  address: async ({}, use) => {
    const installation = new Installation({});
    const api = await installation.start();
    await use(api.url);
    await installation.remove();
  },
});

freshTest(
  'A fresh installation opens with a guide to talk to, and says that no model is connected',
  async ({ page, conversation, address }) => {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'Guide' }).first()).toBeVisible();
    await expect(page.getByText('no AI model is connected')).toBeVisible();
    for (const name of ['Guide', 'Editor', 'Tutor']) {
      await expect(
        page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}|${name}`) }),
      ).toBeVisible();
    }
    await page.getByRole('list', { name: 'Ways to begin' }).getByRole('button').first().click();
    await conversation.expectLast('complete');
    await expect(conversation.replies.last()).toContainText('Simulated');
    await expect(page).toHaveURL(/\/a\/[^/]+\/s\/[^/]+$/);

    await page.getByRole('button', { name: 'Connect a model' }).click();
    const help = page.getByRole('dialog', { name: 'Connect a model' });
    await expect(help).toContainText('OPENAI_API_KEY');
    await expect(help).toContainText('11434');
    await page.keyboard.press('Escape');
    await expect(help).toBeHidden();
  },
);

test('The app starts with at most 155 kB of page, scripts and styles over the wire', async ({ api, page }) => {
  const sizes: Promise<number>[] = [];
  page.on('requestfinished', (request) => {
    const counted = ['document', 'script', 'stylesheet'].includes(request.resourceType());
    if (counted) sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  // Without agents there is no conversation to show, whose own code comes on top.
  await page.route('**/api/agents*', (route) => route.abort());
  await page.goto(api.url);
  await expect(page.getByRole('button', { name: 'Retry' }).first()).toBeVisible();
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(155_000);
});
