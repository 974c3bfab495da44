import { Api } from '../harness/api.js';
import { Installation } from '../harness/installation.js';
import { findProxy, freePort, Proxy, type ProxyName } from '../harness/proxy.js';
import type { MessageExchange } from '../harness/records.js';
import { expect, test } from '../harness/test.js';
import { toneWav } from '../harness/tone.js';

const PROXIES: ProxyName[] = ['nginx', 'caddy'];
const DOCUMENT_LIMIT = 25 * 1024 * 1024;

for (const name of PROXIES) {
  for (const prefix of ['', '/parley']) {
    test.describe(`Behind ${name} as README shows it, at "${prefix}/"`, () => {
      test.skip(findProxy(name) === null, `${name} is not installed`);

      let installation: Installation;
      let proxy: Proxy;
      let api: Api;

      test.beforeAll(async ({ simulator }) => {
        const origin = `http://127.0.0.1:${await freePort()}`;
        installation = new Installation({ ...simulator.settings, PUBLIC_URL: origin + prefix });
        const { url: serverUrl } = await installation.start();
        proxy = await Proxy.start(name, { publicUrl: origin + prefix, serverUrl });
        api = new Api(origin + prefix);
      });

      test.afterAll(async () => {
        await proxy.stop();
        await installation.remove();
      });

      test('every word arrives when it is written, also when nothing follows it', async () => {
        const { id } = await api.conversation('sim-10tps+error-stall+after-6', { title: 'T' });
        const stream = await api.send(id, '/say 20');
        await expect.poll(() => stream.text).toContain('word6');
        expect(stream.all('done')).toEqual([]);
        await api.stop((await stream.first('turn')).data.turn_id);
        expect((await stream.first('done')).data.message.status).toBe('stopped');
        expect(await stream.over).toBe('end');
      });

      test('Location names an address in front of the proxy', async () => {
        const body = { name: 'Atlas', system_prompt: 'x' };
        const { status, headers } = await api.call('POST', '/api/agents', { body });
        expect(status).toBe(201);
        expect(headers.location).toMatch(new RegExp(`^${prefix}/api/agents/[0-9a-f-]{36}$`));
        const { origin } = new URL(api.url);
        expect(await new Api(origin).call('GET', String(headers.location))).toMatchObject({ status: 200 });
      });

      test('a document of 25 MB is taken', async () => {
        const agent = await api.agent();
        const content = Buffer.alloc(DOCUMENT_LIMIT);
        content.write('%PDF-1.7\n');
        const file = { field: 'file', name: 'handbook.pdf', content };
        const { status } = await api.call('POST', `/api/agents/${agent.id}/documents`, { file });
        expect(status).toBe(202);
      });

      test('a recording plays from the address that the message names, in parts too', async () => {
        const { id } = await api.conversation('sim-fast');
        const { body } = await api.call<MessageExchange>('POST', `/api/sessions/${id}/voice`, {
          file: { field: 'audio', name: 'question.wav', content: toneWav(1) },
          headers: { accept: 'application/json' },
        });
        const address = String(body.user_message.audio_url);
        expect(address.startsWith(`${prefix}/api/audio/uploads/`)).toBe(true);
        const atOrigin = new Api(new URL(api.url).origin);
        const part = await atOrigin.call('GET', address, { headers: { range: 'bytes=0-3' } });
        expect(part).toMatchObject({ status: 206, body: 'RIFF' });
      });

      test('a page of another origin is refused and told which setting to change', async () => {
        const answer = await api.call('POST', '/api/agents', {
          body: { name: 'Atlas', system_prompt: 'x' },
          headers: { origin: 'https://elsewhere.example' },
        });
        expect(answer).toMatchObject({ status: 403, body: { detail: expect.stringContaining('PUBLIC_URL') } });
      });
    });
  }

  test(`A server that does not know its address behind ${name} says which setting to change`, async ({ install }) => {
    test.skip(findProxy(name) === null, `${name} is not installed`);
    const publicUrl = `http://127.0.0.1:${await freePort()}`;
    const { url: serverUrl } = await install().start();
    const proxy = await Proxy.start(name, { publicUrl, serverUrl });
    const answer = await new Api(publicUrl).call('GET', '/api/health');
    await proxy.stop();
    expect(answer).toMatchObject({ status: 421, body: { detail: expect.stringContaining('PUBLIC_URL') } });
  });
}
