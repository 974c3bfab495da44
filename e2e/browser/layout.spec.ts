import type { Page } from '@playwright/test';
import { violations } from '../harness/accessibility.js';
import type { Api } from '../harness/api.js';
import { type Conversation, expect, test } from '../harness/browser-test.js';
import { rowOf, textFile } from '../harness/knowledge.js';
import { outOfSight, overlaps } from '../harness/layout.js';

/** As long as it may be, without a place to break it. */
const NAME = `Verwaltungsvorschriften${'x'.repeat(50)}`;
const TITLE = `https://example.com/${'a-very-long-path/'.repeat(10)}end`;
const WORD = 'y'.repeat(180);

async function longSession(api: Api, name: string) {
  const agent = await api.agent({
    name,
    model: 'sim-fast',
    description: WORD,
    conversation_starters: [WORD, 'What now?'],
  });
  const session = await api.session(agent.id, { title: TITLE });
  await api.ask(session.id, `/echo ${WORD}`);
  await api.ask(session.id, '/error 401');
  return { agent, session };
}

async function expectAllInSight(page: Page): Promise<void> {
  expect(await outOfSight(page)).toEqual([]);
  const headers = page.locator('app-conversation-header, app-knowledge-page > header');
  if ((await headers.count()) > 0) expect(await overlaps(headers.first())).toEqual([]);
}

/** Agents live as long as the server that the tests share. */
let tours = 10;

/** Every screen, menu and dialog that shows a name that somebody chose. */
async function tour(page: Page, conversation: Conversation, api: Api, isNarrow: boolean): Promise<void> {
  const name = `${NAME}${++tours}`;
  const { agent, session } = await longSession(api, name);
  await page.goto(`${api.url}/a/${agent.id}`);
  await expect(page.getByRole('button', { name: 'What now?' })).toBeVisible();
  await expectAllInSight(page);

  await conversation.open(api.url, session);
  await conversation.expectLast('failed');
  await expectAllInSight(page);
  const title = page.getByRole('heading', { level: 1 }).getByText(TITLE);
  expect((await title.boundingBox())?.width).toBeGreaterThan(60);

  await page.getByRole('button', { name: 'Actions for this session' }).click();
  await expect(page.getByRole('menuitem').first()).toBeVisible();
  await expectAllInSight(page);
  await page.keyboard.press('Escape');

  if (isNarrow) await page.getByRole('button', { name: 'Open the sidebar' }).click();
  await expectAllInSight(page);
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('button', { name: 'Delete agent' })).toBeEnabled();
  await expectAllInSight(page);
  await page.getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Knowledge' }).click();
  const file = `${WORD.slice(0, 90)}.txt`;
  await page.getByLabel('Files to add').setInputFiles(textFile(file, 'Roses are pruned in February.'));
  await expect(rowOf(page, file)).toContainText('Ready (', { timeout: 30_000 });
  await expectAllInSight(page);
  await page.getByRole('button', { name: `Delete ${file}` }).click();
  await page.getByRole('button', { name: 'Delete document' }).click();
  await expect(page.locator('app-toast-list')).toContainText('deleted');
  await expectAllInSight(page);
}

for (const width of [320, 390, 834, 1440]) {
  test.describe(`On a screen of ${width} pixels`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('the longest names, words and addresses stay in their place', async ({ api, page, conversation }) => {
      await tour(page, conversation, api, width < 900);
    });
  });
}

test.describe('On a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('letters of twice the size stay in their place', async ({ api, page, conversation }) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => (document.documentElement.style.fontSize = '200%'));
    });
    await tour(page, conversation, api, true);
  });

  test('a page that is read from the right stays in its place', async ({ api, page, conversation }) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => (document.documentElement.dir = 'rtl'));
    });
    await tour(page, conversation, api, true);
  });
});

test('The day stays at the top without text beside or under it', async ({ api, page, conversation }) => {
  const session = await api.conversation('sim-fast');
  for (let n = 0; n < 4; n++) await api.ask(session.id, '/say 300');
  await conversation.open(api.url, session);
  await conversation.expectLast('complete');
  const scroller = page.locator('[appStickToEnd]');
  for (const top of [700, 560, 333]) {
    await scroller.evaluate((each, to) => (each.scrollTop = to), top);
    const seen = await page.evaluate(() => {
      const { left, right, top, bottom } = document.querySelector('.day-heading')!.getBoundingClientRect();
      const article = document.querySelector('article')!.getBoundingClientRect();
      const across = Array.from({ length: 40 }, (_, n) => article.left + ((article.width - 1) * n) / 39);
      const on = across.map((x) => document.elementFromPoint(x, (top + bottom) / 2)?.closest('.day-heading') !== null);
      return { covers: left <= article.left && right >= article.right, isOnTop: on.every(Boolean), top };
    });
    expect(seen).toMatchObject({ covers: true, isOnTop: true });
    const box = await scroller.boundingBox();
    expect(Math.abs(seen.top - (box?.y ?? 0))).toBeLessThan(1);
  }
});

for (const width of [320, 390, 1280]) {
  test(`The caret stands behind the last word while a reply is written (${width} pixels)`, async ({
    api,
    page,
    conversation,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await conversation.open(api.url, await api.conversation('sim-200tps'));
    await page.evaluate(() => {
      const seen = { looks: 0, strays: [] as string[] };
      const look = () => {
        const caret = document.querySelector('.caret');
        const texts = caret && document.createTreeWalker(caret.closest('app-markdown')!, NodeFilter.SHOW_TEXT);
        let last: Text | null = null;
        while (texts?.nextNode()) {
          const text = texts.currentNode as Text;
          if (text.data.trim() && !text.parentElement?.closest('button')) last = text;
        }
        // A bullet or a block of code that has no words yet is where the next one comes.
        const start = caret?.parentElement?.closest('li, pre, td, th');
        const isAtStart = start?.textContent.trim() === '' || caret?.parentElement?.closest('code')?.textContent === '';
        if (caret && last && !isAtStart) {
          const range = document.createRange();
          range.setStart(last, last.data.trimEnd().length - 1);
          range.setEnd(last, last.data.trimEnd().length);
          const letter = [...range.getClientRects()].at(-1)!;
          const box = caret.getBoundingClientRect();
          seen.looks += 1;
          const isBeside = box.top < letter.bottom && box.bottom > letter.top && Math.abs(box.left - letter.right) < 8;
          if (!isBeside)
            seen.strays.push(`${last.data.slice(-20)} | ${box.left},${box.top} ${letter.right},${letter.top}`);
        }
        requestAnimationFrame(look);
      };
      look();
      Object.assign(window, { caretSeen: seen });
    });
    for (const text of ['/say 120', '/code', '/table', '/help']) {
      await conversation.send(text);
      await expect(conversation.questions.last()).toContainText(text);
      await conversation.expectLast('complete');
    }
    const { looks, strays } = await page.evaluate(
      () => (window as unknown as { caretSeen: { looks: number; strays: string[] } }).caretSeen,
    );
    expect(looks).toBeGreaterThan(3);
    expect(strays).toEqual([]);
  });
}

test.describe('With a finger', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the player of a spoken reply is whole, and nothing of it is cut off', async ({ api, page, conversation }) => {
    const session = await api.conversation('sim-fast');
    for (const text of ['/say 5', '/say 6']) await api.ask(session.id, text);
    await conversation.open(api.url, session);
    await conversation.replies.first().getByRole('button', { name: 'Listen' }).click();
    const player = page.getByRole('group', { name: 'Spoken reply' });
    await expect(player).toBeVisible();
    const cut = await player.evaluate((group) => {
      const edge = group.closest('app-message-view')!.getBoundingClientRect();
      return [...group.querySelectorAll('button, a, [role=slider]')]
        .filter((part) => {
          const { left, right, top, bottom } = part.getBoundingClientRect();
          return left < edge.left || right > edge.right || top < edge.top || bottom > edge.bottom;
        })
        .map((part) => part.getAttribute('aria-label'));
    });
    expect(cut).toEqual([]);
    expect(await outOfSight(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
  });
});

test('The list of shortcuts names each thing once, with every way to do it', async ({ api, page, conversation }) => {
  await conversation.open(api.url, await api.conversation('sim-fast'));
  await page.keyboard.press('Control+/');
  const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(dialog).toBeVisible();
  const things = await dialog.locator('dd').allTextContents();
  expect(things.length).toBeGreaterThan(10);
  expect([...new Set(things)]).toEqual(things);
  const keys = (await dialog.locator('dt').allTextContents()).map((each) => each.replace(/\s+/g, ' ').trim());
  expect([...new Set(keys)]).toEqual(keys);
  await expect(dialog.getByText('or').first()).toBeVisible();
  expect(await violations(page)).toEqual([]);
});
