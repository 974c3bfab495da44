import { Installation } from '../rig/installation.js';
import { findProxy, freePort, Proxy, type ProxyName } from '../rig/proxy.js';
import { expect, numbered, test as base } from '../rig/browser-test.js';

/** Caddy makes a certificate of its own for this name, so that one of them speaks TLS and HTTP/2. */
const ORIGINS: Record<ProxyName, string> = { nginx: 'http://127.0.0.1', caddy: 'https://localhost' };

const test = base.extend<{ proxyName: ProxyName; publicUrl: string }>({
  ignoreHTTPSErrors: true,
  proxyName: ['nginx', { option: true }],
  /** The address of the app behind the proxy. */
  publicUrl: async ({ simulator, proxyName }, use) => {
    const publicUrl = `${ORIGINS[proxyName]}:${await freePort()}/parley`;
    const installation = new Installation({ ...simulator.settings, OPENAI_MODEL: 'sim-40tps', PUBLIC_URL: publicUrl });
    const { url: serverUrl } = await installation.start();
    const proxy = await Proxy.start(proxyName, { publicUrl, serverUrl });
    await use(publicUrl);
    await proxy.stop();
    await installation.remove();
  },
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
  });
}
