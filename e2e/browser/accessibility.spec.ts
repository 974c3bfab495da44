import type { Page } from '@playwright/test';
import { violations } from '../harness/accessibility.js';
import type { Api } from '../harness/api.js';
import { type Conversation, expect, test } from '../harness/browser-test.js';

interface Scene {
  name: string;
  /** Brings the page into the state that is looked at. */
  show: (given: { api: Api; page: Page; conversation: Conversation }) => Promise<void>;
}

const menu = async (page: Page, of: string, item: RegExp) => {
  await page.getByRole('button', { name: `Actions for ${of}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

const scenes: Scene[] = [
  {
    name: 'an agent without sessions',
    show: async ({ api, page, conversation }) => {
      const agent = await api.agent({ description: 'Helps.', conversation_starters: ['What now?', 'And then?'] });
      await page.goto(`${api.url}/a/${agent.id}`);
      await expect(page.getByRole('button', { name: 'What now?' })).toBeVisible();
      await expect(conversation.box).toBeEditable();
    },
  },
  {
    name: 'a conversation with code, a table and lists',
    show: async ({ api, conversation }) => {
      const session = await api.conversation('sim-fast');
      for (const text of ['/code', '/table', '/help', '/math', '/echo > quoted [link](https://example.com)']) {
        await api.ask(session.id, text);
      }
      await conversation.open(api.url, session);
      await conversation.expectLast('complete');
    },
  },
  {
    name: 'a reply that is waited for',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-error-hang'));
      await conversation.send('Hello');
      await expect(page.getByRole('button', { name: 'Stop the reply' })).toBeVisible();
      await conversation.expectLast('streaming');
    },
  },
  {
    name: 'a reply that streams while the next message is typed',
    show: async ({ api, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-8tps'));
      await conversation.send('/say 500');
      await expect(conversation.reply).toContainText('word3');
      await conversation.box.fill('Meanwhile');
    },
  },
  {
    name: 'a stopped reply',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-40tps'));
      await conversation.send('/say 500');
      await expect(conversation.reply).toContainText('word3');
      await page.getByRole('button', { name: 'Stop the reply' }).click();
      await conversation.expectLast('stopped');
    },
  },
  {
    name: 'an interrupted reply',
    show: async ({ api, conversation }) => {
      const session = await api.conversation('sim-fast');
      await api.ask(session.id, '/error reset 9');
      await conversation.open(api.url, session);
      await conversation.expectLast('interrupted');
    },
  },
  {
    name: 'a failed reply with its details',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-fast'));
      await conversation.send('/error 401');
      await conversation.expectLast('failed');
      await page.getByText('Details', { exact: true }).last().click();
    },
  },
  {
    name: 'a message that is too long',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-fast'));
      await conversation.box.fill('x'.repeat(10_001));
      await expect(page.getByText('shorten it to send')).toBeVisible();
    },
  },
  {
    name: 'no network',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-fast'));
      await page.context().setOffline(true);
      await expect(conversation.strip.getByText('You are offline.')).toBeVisible();
    },
  },
  {
    name: 'a session that is not there',
    show: async ({ api, page }) => {
      const agent = await api.agent();
      await page.goto(`${api.url}/a/${agent.id}/s/${agent.id}`);
      await expect(page.getByRole('alert').getByText(/./).first()).toBeVisible();
    },
  },
  {
    name: 'the menu of an agent',
    show: async ({ api, page, conversation }) => {
      const agent = await api.agent({ name: 'Menu', model: 'sim-fast' });
      await conversation.open(api.url, await api.session(agent.id));
      await page.getByRole('button', { name: 'Actions for Menu' }).click();
      await expect(page.getByRole('menuitem').first()).toBeVisible();
    },
  },
  {
    name: 'the dialog of a new agent with its mistakes',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-fast'));
      await page.getByRole('button', { name: 'New agent' }).click();
      await page.getByRole('button', { name: 'Create agent' }).click();
      await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true');
    },
  },
  {
    name: 'the dialog that deletes an agent',
    show: async ({ api, page, conversation }) => {
      const agent = await api.agent({ name: 'Gone', model: 'sim-fast' });
      await conversation.open(api.url, await api.session(agent.id));
      await menu(page, 'Gone', /Delete/);
      await expect(page.getByRole('button', { name: 'Delete agent' })).toBeEnabled();
    },
  },
  {
    name: 'a title that is being changed',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-fast', { title: 'Old' }));
      await menu(page, 'this session', /Rename/);
      await expect(page.getByRole('textbox', { name: 'Title of the session' })).toBeFocused();
    },
  },
  {
    name: 'the search for everything',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-fast'));
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('a');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'the keyboard shortcuts',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-fast'));
      await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    },
  },
  {
    name: 'how to connect a model',
    show: async ({ api, page, conversation }) => {
      await conversation.open(api.url, await api.conversation('sim-fast'));
      await page.getByRole('button', { name: /^(About|Connect)$/ }).click();
      await expect(page.getByRole('dialog', { name: 'Connect a model' })).toBeVisible();
    },
  },
];

/** Looks at what is shown, in light and in dark colours. */
async function expectUsable(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page), colorScheme).toEqual([]);
  }
}

test.describe('In light and dark colours everyone can use', () => {
  for (const { name, show } of scenes) {
    test(name, async ({ api, page, conversation }) => {
      await show({ api, page, conversation });
      await expectUsable(page);
    });
  }

  test.describe('on a phone', () => {
    test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

    test('the conversation and the drawer', async ({ api, page, conversation }) => {
      const session = await api.conversation('sim-fast');
      await api.ask(session.id, '/code');
      await conversation.open(api.url, session);
      await conversation.expectLast('complete');
      await expectUsable(page);
      await page.getByRole('button', { name: 'Open the sidebar' }).tap();
      await expect(page.getByRole('dialog', { name: 'Agents and sessions' })).toBeVisible();
      await expectUsable(page);
    });
  });
});
