import { expect, test } from '../harness/browser-test.js';

test('An agent is made, used and its session stopped by keyboard alone', async ({ api, conversation, page }) => {
  const [first] = (await api.get<{ agents: { id: string }[] }>('/api/agents')).agents;
  await page.goto(`${api.url}/a/${first?.id}`);
  await expect(conversation.box).toBeEditable();

  /** Tab until this has the focus, as somebody without a mouse does. */
  async function tabTo(name: string | RegExp, role: 'button' | 'link' | 'textbox' = 'button'): Promise<void> {
    const target = page.getByRole(role, { name }).first();
    await expect
      .poll(
        async () => {
          await page.keyboard.press('Tab');
          return target.evaluate((element) => element === document.activeElement);
        },
        { intervals: [1], timeout: 20_000 },
      )
      .toBe(true);
  }

  await tabTo('New agent');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New agent' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type('Keyboard friend');
  await tabTo('Instructions', 'textbox');
  await page.keyboard.type('You are a friend of the keyboard.');
  await tabTo('Model', 'textbox');
  await page.keyboard.type('sim-40tps');
  await tabTo('Create agent');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Keyboard friend');

  await tabTo(/^New session/, 'link');
  await page.keyboard.press('Enter');
  await expect(conversation.box).toBeFocused();
  await page.keyboard.type('/say 200');
  await page.keyboard.press('Enter');
  await expect(conversation.reply).toContainText('word5');
  await expect(conversation.box).toBeFocused();
  await page.keyboard.press('Escape');
  await conversation.expectLast('stopped');
  await expect(conversation.box).toBeFocused();
});

test('Deleting an agent first says what goes with it, and then takes it along', async ({ api, conversation, page }) => {
  const agent = await api.agent({ name: 'Doomed', model: 'sim-fast' });
  const session = await api.session(agent.id, { title: 'One' });
  await api.session(agent.id, { title: 'Two' });
  await api.ask(session.id, 'Hello');
  await conversation.open(api.url, session);

  await page.getByRole('button', { name: 'Actions for Doomed' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Delete Doomed/ });
  await expect(dialog).toContainText('2 sessions · 2 messages');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('button', { name: 'Actions for Doomed' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  await dialog.getByRole('button', { name: 'Delete agent' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('status').getByText('Doomed deleted')).toBeAttached();
  await expect(page.getByRole('link', { name: /Doomed/ })).toHaveCount(0);
  expect((await api.call('GET', `/api/sessions/${session.id}`)).status).toBe(404);
});

test('An agent is edited, and its name changes everywhere on the page', async ({ api, conversation, page }) => {
  const agent = await api.agent({ name: 'Before', model: 'sim-fast' });
  await conversation.open(api.url, await api.session(agent.id, { title: 'Named' }));
  await page.getByRole('button', { name: 'Actions for Before' }).click();
  await page.getByRole('menuitem', { name: /Edit/ }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('After');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('After');
  await expect(page.getByRole('textbox', { name: 'Message After' })).toBeVisible();
});

test('A session is renamed in the header and deleted with what it holds', async ({ api, conversation, page }) => {
  const session = await api.conversation('sim-fast', { title: 'Old title' });
  await api.ask(session.id, 'Hello');
  await conversation.open(api.url, session);
  await page.getByRole('button', { name: 'Actions for this session' }).click();
  await page.getByRole('menuitem', { name: /Rename/ }).click();
  await page.getByRole('textbox', { name: 'Title of the session' }).fill('New title');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('New title');
  await expect(page.getByRole('link', { name: /New title/ })).toBeVisible();
  expect((await api.detail(session.id)).title).toBe('New title');

  await page.getByRole('button', { name: 'Actions for this session' }).click();
  await page.getByRole('menuitem', { name: /Delete/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Delete New title/ });
  await expect(dialog).toContainText('2 messages');
  await dialog.getByRole('button', { name: 'Delete session' }).click();
  await expect(page.getByRole('link', { name: /New title/ })).toHaveCount(0);
});

test.describe('On a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('an agent is chosen from the drawer, talked with, and nothing is wider than the screen', async ({
    api,
    conversation,
    page,
  }) => {
    const agent = await api.agent({ name: 'Pocket', model: 'sim-40tps' });
    await page.goto(api.url);
    await page.getByRole('button', { name: 'Open the sidebar' }).tap();
    const drawer = page.getByRole('dialog', { name: 'Agents and sessions' });
    await drawer.getByRole('link', { name: /Pocket/ }).tap();
    await expect(drawer).toBeHidden();
    await expect(page).toHaveURL(new RegExp(agent.id));
    await conversation.box.fill('/table');
    await page.getByRole('button', { name: 'Send' }).tap();
    await conversation.expectLast('complete');
    await expect(conversation.reply.getByRole('table')).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBe(0);
    await conversation.send('/say 150');
    await page.getByRole('button', { name: 'Stop the reply' }).tap();
    await conversation.expectLast('stopped');
  });

  test('the drawer stays open when the app finds its place meanwhile', async ({ api, page }) => {
    let letThrough = (): void => undefined;
    const opened = new Promise<void>((resolve) => (letThrough = resolve));
    await page.route('**/api/agents?*', async (route) => {
      await opened;
      await route.continue();
    });
    await page.goto(api.url);
    await page.getByRole('button', { name: 'Open the sidebar' }).tap();
    letThrough();
    await expect(page).toHaveURL(/\/a\//);
    await expect(page.getByRole('dialog', { name: 'Agents and sessions' })).toBeVisible();
  });
});
