import type { Page } from '@playwright/test';
import { expect, test } from '../harness/browser-test.js';

const PARTS = /\/chunk-[\w-]+\.js$/;

/** The server is away as far as parts of the app go that were not fetched yet. */
const takeAway = (page: Page) => page.route(PARTS, (route) => route.abort());

test.describe('A part of the app that cannot be fetched', () => {
  test('is told, and a reload brings it without a loss of the draft', async ({ api, conversation, page }) => {
    await conversation.open(api.url, await api.conversation('sim-fast'));
    await takeAway(page);
    await conversation.box.fill('Not sent yet');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(page.locator('app-toast-list').getByText('could not be loaded')).toBeVisible();

    await page.unroute(PARTS);
    await page.getByRole('button', { name: 'Reload' }).click();
    await expect(conversation.box).toHaveValue('Not sent yet');
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  });

  test('is told when it is a page, and the one before it can still be used', async ({ api, conversation, page }) => {
    await conversation.open(api.url, await api.conversation('sim-fast'));
    await takeAway(page);
    await page.getByRole('link', { name: 'Knowledge', exact: true }).click();

    await expect(page.locator('app-toast-list').getByText('could not be loaded')).toBeVisible();
    await expect(conversation.box).toBeEditable();
  });

  test('leaves replies readable when it is the one that formats them', async ({ api, conversation, page }) => {
    const session = await api.conversation('sim-fast');
    await api.ask(session.id, '/say 9');
    await page.route(PARTS, async (route) => {
      const response = await route.fetch();
      if ((await response.text()).includes('math-mark')) await route.abort();
      else await route.fulfill({ response });
    });
    await conversation.open(api.url, session);

    await expect(page.locator('app-toast-list').getByText('could not be loaded')).toBeVisible();
    await expect(conversation.reply).toHaveText(/word9/);
    // Parts may still be on their way.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  });
});
