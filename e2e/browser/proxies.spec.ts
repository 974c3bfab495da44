import { text } from 'node:stream/consumers';
import type { Api } from '../harness/api.js';
import { Installation } from '../harness/installation.js';
import { findProxy, freePort, Proxy, type ProxyName } from '../harness/proxy.js';
import { expect, numbered, test as base } from '../harness/browser-test.js';
import { toneWav } from '../harness/tone.js';

/** Caddy makes a certificate of its own for this name, so that one of them speaks TLS and HTTP/2. */
const ORIGINS: Record<ProxyName, string> = { nginx: 'http://127.0.0.1', caddy: 'https://localhost' };

interface Offered {
  proxyName: ProxyName;
  /** The address of the app behind the proxy. */
  publicUrl: string;
  /** The server behind it, past the proxy. */
  behind: Api;
}

const test = base.extend<Offered & { offered: Pick<Offered, 'publicUrl' | 'behind'> }>({
  ignoreHTTPSErrors: true,
  proxyName: ['nginx', { option: true }],
  offered: async ({ simulator, proxyName }, use) => {
    const publicUrl = `${ORIGINS[proxyName]}:${await freePort()}/parley`;
    const installation = new Installation({ ...simulator.settings, OPENAI_MODEL: 'sim-40tps', PUBLIC_URL: publicUrl });
    const behind = await installation.start();
    const proxy = await Proxy.start(proxyName, { publicUrl, serverUrl: behind.url });
    await use({ publicUrl, behind });
    await proxy.stop();
    await installation.remove();
  },
  publicUrl: async ({ offered }, use) => use(offered.publicUrl),
  behind: async ({ offered }, use) => use(offered.behind),
});

for (const [proxyName, origin] of Object.entries(ORIGINS) as [ProxyName, string][]) {
  test.describe(`Behind ${proxyName} at ${origin} with a path prefix`, () => {
    test.skip(findProxy(proxyName) === null, `${proxyName} is not installed`);
    test.use({ proxyName });

    test('the app opens, streams an answer and opens again at the address of the session', async ({
      publicUrl,
      conversation,
      page,
    }) => {
      const strays: string[] = [];
      page.on('request', (request) => {
        const isOurs = request.url() === publicUrl || request.url().startsWith(`${publicUrl}/`);
        if (!isOurs && /^https?:/.test(request.url())) strays.push(request.url());
      });
      const failures: string[] = [];
      page.on('response', (response) => {
        if (response.status() >= 400) failures.push(`${response.status()} ${response.url()}`);
      });

      await page.goto(publicUrl);
      await page.getByRole('navigation').getByRole('link', { name: /Guide/ }).first().click();
      await expect(conversation.box).toBeEditable();
      const seen = await conversation.watchReply();
      await conversation.send('/say 120');
      await expect(conversation.reply).toHaveText(numbered(120), { timeout: 30_000 });
      expect((await seen()).length).toBeGreaterThan(8);
      await expect(page).toHaveURL(new RegExp(`^${publicUrl}/a/[^/]+/s/[^/]+$`));

      await page.reload();
      await expect(conversation.reply).toHaveText(numbered(120));
      await page.goto(`${publicUrl}/`);
      await expect(conversation.box).toBeEditable();
      expect(strays).toEqual([]);
      expect(failures).toEqual([]);
    });

    test('recordings play, and documents come down', async ({ publicUrl, behind, conversation, page }) => {
      const { id, agent_id } = await behind.conversation('sim-fast');
      const recording = { field: 'audio', name: 'question.wav', content: toneWav(2) };
      const headers = { accept: 'application/json' };
      await behind.call('POST', `/api/sessions/${id}/voice`, { file: recording, headers });
      const handbook = { field: 'file', name: 'handbook.txt', content: Buffer.from('Ships leave at noon.') };
      await behind.call('POST', `/api/agents/${agent_id}/documents`, { file: handbook });

      await conversation.open(publicUrl, { id, agent_id });
      const player = page.getByRole('group', { name: 'Your recording' });
      await player.getByRole('button', { name: 'Play' }).click();
      const audio = player.locator('audio');
      await expect.poll(() => audio.evaluate((each: HTMLAudioElement) => each.currentTime)).toBeGreaterThan(0.3);

      await page.goto(`${publicUrl}/a/${agent_id}/knowledge`);
      const downloading = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Download handbook.txt' }).click();
      const stored = await (await downloading).createReadStream();
      expect(await text(stored)).toBe('Ships leave at noon.');
    });
  });
}
