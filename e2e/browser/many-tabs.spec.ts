import type { BrowserContext, Page } from '@playwright/test';
import { Conversation, expect, numbered, test } from '../harness/browser-test.js';
import type { Session } from '../harness/records.js';

/** Windows side by side: every one of them visible. */
async function windows(context: BrowserContext, url: string, sessions: readonly Session[]): Promise<Conversation[]> {
  const opened: Conversation[] = [];
  for (const session of sessions) {
    const page = await context.newPage();
    await (await context.newCDPSession(page)).send('Emulation.setFocusEmulationEnabled', { enabled: true });
    const conversation = new Conversation(page);
    await conversation.open(url, session);
    opened.push(conversation);
  }
  return opened;
}

/** The event streams that a page holds open now. */
function streamsOf(page: Page): { readonly open: number } {
  const open = new Set<unknown>();
  page.on('request', (request) => {
    if (/\/events(\?|$)/.test(request.url())) open.add(request);
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  return {
    get open() {
      return open.size;
    },
  };
}

test.describe('Eight windows side by side', () => {
  test.setTimeout(120_000);

  test('all load, show the same answer as it is written, and then the new name', async ({ api, context }) => {
    const streams: { readonly open: number }[] = [];
    context.on('page', (page) => streams.push(streamsOf(page)));
    const session = await api.conversation('sim-40tps');
    const tabs = await windows(
      context,
      api.url,
      Array.from({ length: 8 }, () => session),
    );
    const last = tabs.at(-1) as Conversation;

    await last.send('/say 120');
    for (const tab of tabs) await expect(tab.reply).toContainText('word5');
    for (const tab of tabs) await expect(tab.reply).toHaveText(numbered(120), { timeout: 30_000 });
    for (const tab of tabs) await expect(tab.replies).toHaveCount(1);
    await api.call('PATCH', `/api/sessions/${session.id}`, { body: { title: 'Renamed by somebody' } });
    for (const tab of tabs) await expect(tab.page).toHaveTitle(/Renamed by somebody/);
    await expect.poll(() => streams.reduce((sum, { open }) => sum + open, 0)).toBeLessThanOrEqual(2);
  });

  test('can each have a session of its own', async ({ api, context }) => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => api.conversation('sim-40tps')));
    const tabs = await windows(context, api.url, sessions);

    for (const [index, tab] of tabs.entries()) if (index < 6) await tab.send(`/say ${index + 20}`);
    for (const [index, tab] of tabs.entries()) {
      if (index < 6) await expect(tab.reply).toHaveText(numbered(index + 20), { timeout: 30_000 });
    }
    for (const tab of tabs.slice(6)) await tab.send('/say 9');
    for (const tab of tabs.slice(6)) await expect(tab.reply).toHaveText(numbered(9), { timeout: 30_000 });
  });

  test('go on when the one that holds the connection is closed in the middle of an answer', async ({
    api,
    context,
  }) => {
    const session = await api.conversation('sim-40tps');
    const tabs = await windows(context, api.url, [session, session, session]);
    const [first, ...others] = tabs as [Conversation, ...Conversation[]];
    const asking = others[0] as Conversation;
    const seen = await asking.watchReply();
    await asking.send('/say 200');
    for (const tab of others) await expect(tab.reply).toContainText('word20');
    await first.page.close();

    for (const tab of others) await expect(tab.reply).toHaveText(numbered(200), { timeout: 30_000 });
    const whole = numbered(200);
    for (const text of await seen()) expect(whole.startsWith(text)).toBe(true);
  });

  test('go on when the browser freezes the one that holds the connection, which then catches up', async ({
    api,
    context,
  }) => {
    const session = await api.conversation('sim-40tps');
    const [first, second] = (await windows(context, api.url, [session, session])) as [Conversation, Conversation];
    const cdp = await context.newCDPSession(first.page);
    await second.send('/say 120');
    await expect(second.reply).toContainText('word10');
    await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
    await expect(second.reply).toHaveText(numbered(120), { timeout: 30_000 });

    await cdp.send('Page.setWebLifecycleState', { state: 'active' });
    await expect(first.reply).toHaveText(numbered(120), { timeout: 30_000 });
  });
});
