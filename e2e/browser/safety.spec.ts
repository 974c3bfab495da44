import { expect, test } from '../rig/browser-test.js';

const HOSTILE = [
  '<img src=x onerror="window.hacked=1"><script>window.hacked=2</script>',
  '<svg onload="window.hacked=3"></svg><iframe srcdoc="<script>parent.hacked=4</script>"></iframe>',
  '[run](javascript:window.hacked=5) [data](data:text/html,<script>window.hacked=6</script>)',
  '![pixel](http://tracker.example/pixel.png) [a link](https://example.com/page)',
  '<a href="javascript:window.hacked=7">raw</a> <style>body{display:none}</style>',
].join('\n\n');

test('A reply with hostile HTML is text, its links are harmless and nothing is fetched from elsewhere', async ({
  api,
  conversation,
  page,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== api.url && !request.url().startsWith('data:')) elsewhere.push(request.url());
  });
  await conversation.open(api.url, await api.conversation('sim-fast', { title: HOSTILE.slice(0, 60) }));
  await conversation.send(`/echo ${HOSTILE}`);
  await conversation.expectLast('complete');
  await page.reload();
  await conversation.expectLast('complete');

  const reply = conversation.reply;
  await expect(reply).toContainText('<script>window.hacked=2</script>');
  await expect(reply.locator('script, iframe, style, [onerror], [onload]')).toHaveCount(0);
  await expect(reply.locator('img[src^="http"]')).toHaveCount(0);
  await expect(reply.locator('a[href^="javascript"], a[href^="data"]')).toHaveCount(0);
  const link = reply.getByRole('link', { name: 'a link' });
  await expect(link).toHaveAttribute('rel', /noopener/);
  await expect(link).toHaveAttribute('rel', /noreferrer/);
  await expect(link).toHaveAttribute('rel', /nofollow/);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(elsewhere).toEqual([]);
});

test('Text of the user is shown as it was typed', async ({ api, conversation, page }) => {
  await conversation.open(api.url, await api.conversation('sim-fast', { title: 'Typed' }));
  await conversation.send('<b onclick="x">bold</b> **not bold** <script>window.hacked=1</script>');
  await expect(conversation.questions.last()).toContainText(
    '<b onclick="x">bold</b> **not bold** <script>window.hacked=1</script>',
  );
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
});
