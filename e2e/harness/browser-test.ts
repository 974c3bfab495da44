import type { Locator, Page } from '@playwright/test';
import { Api } from './api.js';
import { expectEndingAsTold } from './endings.js';
import type { Session } from './records.js';
import { expect, test as base } from './test.js';

/** The conversation page as a reader sees it. */
export class Conversation {
  constructor(readonly page: Page) {}

  get box(): Locator {
    return this.page.getByRole('textbox', { name: /^Message / });
  }

  get replies(): Locator {
    return this.page.locator('article[data-role="assistant"]');
  }

  get questions(): Locator {
    return this.page.locator('article[data-role="user"]');
  }

  /** The text of the last reply, without its heading and footer. */
  get reply(): Locator {
    return this.replies.last().locator('app-markdown');
  }

  /** The one line under the header: no network, no server or no model. */
  get strip(): Locator {
    return this.page.locator('app-connection-strip');
  }

  async open(baseUrl: string, { agent_id, id }: Pick<Session, 'agent_id' | 'id'>): Promise<void> {
    await this.page.goto(`${baseUrl}/a/${agent_id}/s/${id}`);
    await expect(this.box).toBeEditable();
  }

  async send(text: string): Promise<void> {
    await this.box.fill(text);
    await this.box.press('Enter');
  }

  /** Waits until the last reply is in this state; one that is over is then stored as the server told it. */
  async expectLast(status: string): Promise<void> {
    await expect(this.replies.last()).toHaveAttribute('data-status', status, { timeout: 20_000 });
    const { origin, pathname } = new URL(this.page.url());
    const [, sessionId] = /\/s\/([^/]+)$/.exec(pathname) ?? [];
    if (status !== 'streaming' && sessionId !== undefined) await expectEndingAsTold(new Api(origin), sessionId);
  }

  /** Keeps every text the last reply shows from now on. */
  async watchReply(): Promise<() => Promise<string[]>> {
    await this.page.evaluate(() => {
      const seen: string[] = [];
      const look = () => {
        const text = [...document.querySelectorAll('article[data-role="assistant"] app-markdown')]
          .at(-1)
          ?.textContent?.trim();
        if (text && seen.at(-1) !== text) seen.push(text);
        requestAnimationFrame(look);
      };
      look();
      Object.assign(window, { seenReplies: seen });
    });
    return () => this.page.evaluate(() => (window as unknown as { seenReplies: string[] }).seenReplies);
  }
}

interface BrowserRig {
  conversation: Conversation;
  /** What the browser complained about; the test fails if there is anything at its end. */
  complaints: string[];
}

/** `test` with a page whose every complaint fails the test: exceptions, and what the content security policy refused. */
export const test = base.extend<BrowserRig>({
  complaints: [
    async ({ context }, use) => {
      const complaints: string[] = [];
      context.on('weberror', (error) => complaints.push(String(error.error())));
      context.on('console', (message) => {
        if (/content security policy|trusted ?types|refused to/i.test(message.text())) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  conversation: async ({ page }, use) => use(new Conversation(page)),
});

export const numbered = (n: number) => Array.from({ length: n }, (_, index) => `word${index + 1}`).join(' ');

export { expect } from '@playwright/test';
