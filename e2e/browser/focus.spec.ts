import { violations } from '../harness/accessibility.js';
import { expect, test } from '../harness/browser-test.js';
import { textFile, upload } from '../harness/knowledge.js';

test.describe('The focus', () => {
  test('is in the message box when a conversation is opened, and stays with who opened another one', async ({
    api,
    page,
    conversation,
  }) => {
    const agent = await api.agent({ model: 'sim-fast' });
    const one = await api.session(agent.id, { title: 'First one' });
    await api.session(agent.id, { title: 'Second one' });
    await page.goto(`${api.url}/a/${one.agent_id}/s/${one.id}`);
    await expect(conversation.box).toBeFocused();
    const second = page.getByRole('link', { name: /Second one/ });
    await second.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Second one');
    await expect(second).toBeFocused();
  });

  test('is on the row again after a session was renamed, or was not', async ({ api, page, conversation }) => {
    const agent = await api.agent({ model: 'sim-fast' });
    const session = await api.session(agent.id, { title: 'Before' });
    await api.session(agent.id, { title: 'Newer' });
    await conversation.open(api.url, session);
    const row = page.getByRole('link', { name: /Before/ });
    await row.focus();
    await page.keyboard.press('F2');
    const title = page.getByRole('textbox', { name: 'Title of the session' });
    await expect(title).toBeFocused();
    await expect(title).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(row).toBeFocused();
    await page.keyboard.press('F2');
    await expect(title).toBeFocused();
    await page.keyboard.type('After');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('After');
    await expect(page.getByRole('link', { name: /^After\s+No messages yet/ })).toBeFocused();
  });

  test('is back where it was after the title was changed in the header', async ({ api, page, conversation }) => {
    await conversation.open(api.url, await api.conversation('sim-fast', { title: 'Old' }));
    const title = page.getByRole('textbox', { name: 'Title of the session' });
    await conversation.box.focus();
    await page.keyboard.press('F2');
    await expect(title).toBeFocused();
    await page.keyboard.type('From the box');
    await page.keyboard.press('Enter');
    await expect(conversation.box).toBeFocused();

    const menu = page.getByRole('button', { name: 'Actions for this session' });
    await menu.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem').first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(title).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(title).toBeHidden();
    await expect(menu).toBeFocused();
  });

  test('goes to the next row when one is deleted, to the last one at the end, and to the message box with the open one', async ({
    api,
    page,
    conversation,
  }) => {
    const agent = await api.agent({ model: 'sim-fast' });
    const titles = ['Lower', 'Middle', 'Upper', 'Open'];
    const sessions = [];
    for (const title of titles) sessions.push(await api.session(agent.id, { title }));
    await conversation.open(api.url, sessions[3]!);
    const row = (title: string) => page.getByRole('link', { name: new RegExp(title) });
    const remove = async (title: string) => {
      await row(title).focus();
      await page.keyboard.press('Delete');
      await page.getByRole('button', { name: 'Delete session' }).click();
      await expect(row(title)).toHaveCount(0);
    };
    await remove('Middle');
    await expect(row('Lower')).toBeFocused();
    await remove('Lower');
    await expect(row('Upper')).toBeFocused();
    await remove('Open');
    await expect(conversation.box).toBeFocused();
    await page.goBack();
    await expect(page.getByText('This session does not exist.')).toHaveCount(0);
  });

  test('goes to the next agent when one is deleted', async ({ api, page, conversation }) => {
    const open = await api.agent({ name: 'Stays here', model: 'sim-fast' });
    await api.agent({ name: 'Goes away' });
    await api.agent({ name: 'Comes next' });
    await conversation.open(api.url, await api.session(open.id));
    await page.getByRole('button', { name: 'Actions for Goes away' }).focus();
    const chooseDelete = async () => {
      await page.keyboard.press('Enter');
      await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
      await page.keyboard.press('End');
      await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
      await page.keyboard.press('Enter');
    };
    await chooseDelete();
    const dialog = page.getByRole('dialog', { name: 'Delete Goes away' });
    await dialog.getByRole('button', { name: 'Cancel' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Actions for Goes away' })).toBeFocused();
    await chooseDelete();
    await dialog.getByRole('button', { name: 'Delete agent' }).click();
    await expect(page.getByRole('link', { name: /Comes next/ })).toBeFocused();
  });

  test('goes to the next document when one is deleted, and to "Add files" after the last', async ({ api, page }) => {
    const agent = await api.agent();
    await page.goto(`${api.url}/a/${agent.id}/knowledge`);
    await upload(page, textFile('one.txt', 'Roses are red.'), textFile('two.txt', 'Violets are blue.'));
    for (const [name, next] of [
      ['one.txt', 'Delete two.txt'],
      ['two.txt', 'Add files'],
    ] as const) {
      await page.getByRole('button', { name: `Delete ${name}` }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Delete document' }).click();
      await expect(page.getByRole('button', { name: next })).toBeFocused();
    }
  });

  test('is never lost by a button that goes away: send, stop, continue, and the sidebar', async ({
    api,
    page,
    conversation,
  }) => {
    await conversation.open(api.url, await api.conversation('sim-40tps'));
    await conversation.box.fill('/say 150');
    await page.getByRole('button', { name: 'Send', exact: true }).press('Enter');
    await expect(page.getByRole('button', { name: 'Stop the reply' })).toBeVisible();
    await expect(conversation.box).toBeFocused();
    await expect(conversation.reply).toContainText('word5');
    await page.getByRole('button', { name: 'Stop the reply' }).press('Enter');
    await conversation.expectLast('stopped');
    await expect(conversation.box).toBeFocused();
    await page.getByRole('button', { name: 'Continue' }).press('Enter');
    await conversation.expectLast('streaming');
    await expect(conversation.box).toBeFocused();
    await page.getByRole('button', { name: 'Hide the sidebar' }).press('Enter');
    await expect(page.getByRole('button', { name: 'Show the sidebar' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Hide the sidebar' })).toBeFocused();
  });
});

test.describe('The skip link', () => {
  test('leads to the message box, or to the page where there is none', async ({ api, page, conversation }) => {
    const agent = await api.agent({ model: 'sim-fast' });
    await conversation.open(api.url, await api.session(agent.id));
    await page.getByRole('link', { name: 'Skip to message box' }).press('Enter');
    await expect(conversation.box).toBeFocused();

    for (const address of [
      `/a/${agent.id}/knowledge`,
      `/a/${agent.id}/s/${agent.id}`,
      '/a/00000000-0000-7000-8000-000000000000',
    ]) {
      await page.goto(api.url + address);
      await expect(page.getByRole('main').locator('a, button').last()).toBeVisible();
      await page.getByRole('link', { name: 'Skip to the page' }).press('Enter');
      await expect(page.getByRole('main')).toBeFocused();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
      expect(await violations(page)).toEqual([]);
    }
  });
});

test.describe('The way back', () => {
  test('from Knowledge leads to the session that it was opened from', async ({ api, page, conversation }) => {
    const session = await api.conversation('sim-fast', { title: 'Where I was' });
    await api.ask(session.id, 'Hello');
    await conversation.open(api.url, session);
    for (const isReloaded of [false, true]) {
      await page.getByRole('link', { name: 'Knowledge' }).click();
      await expect(page).toHaveURL(/\/knowledge$/);
      if (isReloaded) await page.reload();
      await page.getByRole('link', { name: 'Back to the conversation' }).click();
      await expect(page).toHaveURL(new RegExp(`/s/${session.id}$`));
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Where I was');
      await expect(conversation.box).toBeFocused();
    }
  });
});

test.describe('An agent', () => {
  test('that was just made is listed where it is after a reload', async ({ api, page, conversation }) => {
    await conversation.open(api.url, await api.conversation('sim-fast'));
    await page.getByRole('button', { name: 'New agent' }).click();
    await page.getByLabel('Name').fill('The newest');
    await page.getByLabel('Instructions').fill('Be new.');
    await page.getByRole('button', { name: 'Create agent' }).click();
    const rows = page.locator('app-agent-list .row-link');
    const newest = rows.filter({ hasText: 'The newest' });
    await expect(newest).toBeInViewport();
    const live = await rows.allTextContents();
    await page.reload();
    await expect(newest).toBeInViewport();
    expect(await rows.allTextContents()).toEqual(live);
  });

  test('that does not exist is called an agent, not a session', async ({ api, page }) => {
    const missing = '00000000-0000-7000-8000-000000000000';
    for (const address of [`/a/${missing}`, `/a/${missing}/knowledge`]) {
      await page.goto(api.url + address);
      await expect(page.getByRole('alert').filter({ hasText: 'This agent does not exist.' })).toBeVisible();
      await expect(page.getByText('This session')).toHaveCount(0);
      await expect(page.getByText('Could not load sessions.')).toHaveCount(0);
      await page.getByRole('link', { name: 'Go to the start' }).click();
      await expect(page).toHaveURL(/\/a\/(?!0000)/);
    }
  });

  test('whose session is opened under the address of another is shown under its own', async ({ api, page }) => {
    const session = await api.conversation('sim-fast', { title: 'Mine' });
    const other = await api.agent({ name: 'Other' });
    await page.goto(`${api.url}/a/${other.id}/s/${session.id}`);
    await expect(page).toHaveURL(new RegExp(`/a/${session.agent_id}/s/${session.id}$`));
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Mine');
  });
});
