import { Conversation, expect, numbered, test } from '../harness/browser-test.js';

test.describe('A reply', () => {
  test('appears word by word, goes on after a reload in the middle and ends with exactly its text', async ({
    api,
    conversation,
    page,
  }) => {
    await conversation.open(api.url, await api.conversation('sim-40tps'));
    const seen = await conversation.watchReply();
    await conversation.send('/say 160');
    await expect(conversation.reply).toContainText('word30');
    const before = await seen();
    expect(before.length).toBeGreaterThan(8);
    for (const [index, text] of before.slice(1).entries()) {
      expect(text.slice(0, before[index]?.length)).toBe(before[index]);
    }

    await page.reload();
    await expect(conversation.reply).toContainText('word31');
    const whole = numbered(160);
    const resumed = (await conversation.reply.textContent())?.trim() ?? '';
    expect(resumed).toBe(whole.slice(0, resumed.length));
    await conversation.expectLast('complete');
    await expect(conversation.reply).toHaveText(whole);
    await expect(conversation.questions).toHaveCount(1);
    await expect(conversation.replies).toHaveCount(1);
  });

  test('is shown live in a second tab, which can stop it', async ({ api, simulator, context, conversation }) => {
    const session = await api.conversation('sim-40tps');
    await conversation.open(api.url, session);
    const second = new Conversation(await context.newPage());
    await second.open(api.url, session);

    await conversation.send('/say 301');
    await expect(second.questions).toHaveText([/\/say 301/]);
    await expect(second.reply).toContainText('word20');
    await expect(conversation.reply).toContainText('word20');
    await second.page.getByRole('button', { name: 'Stop the reply' }).click();
    for (const tab of [conversation, second]) {
      await tab.expectLast('stopped');
      await expect(tab.replies.last()).toContainText('Stopped by you');
    }
    const kept = (await api.detail(session.id)).messages[1]?.content ?? '';
    expect(kept.length).toBeLessThan(numbered(301).length);
    await expect(conversation.reply).toHaveText(kept);
    await expect(second.reply).toHaveText(kept);
    await expect
      .poll(async () => (await simulator.callsAbout('/say 301')).at(-1))
      .toMatchObject({ aborted: true, finished: false });
  });

  test('that was stopped goes on in the same place', async ({ api, conversation, page }) => {
    await conversation.open(api.url, await api.conversation('sim-40tps'));
    await conversation.send('/say 200');
    await expect(conversation.reply).toContainText('word9');
    await page.keyboard.press('Escape');
    await conversation.expectLast('stopped');
    const kept = (await conversation.reply.textContent()) ?? '';
    await page.getByRole('button', { name: 'Continue' }).click();
    await conversation.expectLast('complete');
    await expect(conversation.replies).toHaveCount(1);
    await expect(conversation.reply).toContainText(kept.trim());
  });

  test('ends whole though the server was killed and started again while the page was open', async ({
    install,
    conversation,
    page,
  }) => {
    const installation = install();
    const api = await installation.start();
    const session = await api.conversation('sim-40tps');
    await conversation.open(api.url, session);
    await conversation.send('/say 150');
    await expect(conversation.reply).toContainText('word20');
    await installation.kill();
    await expect(conversation.strip.getByText('Connection lost.')).toBeVisible();
    await expect(conversation.reply).toContainText('word20');
    await installation.start();
    await expect(conversation.strip.getByText('Connection lost.')).toBeHidden({ timeout: 20_000 });
    await conversation.expectLast('interrupted');
    const kept = (await api.detail(session.id)).messages[1]?.content ?? '';
    await expect(conversation.reply).toHaveText(kept);
    await page.getByRole('button', { name: 'Continue' }).click();
    await conversation.expectLast('complete');
    await expect(conversation.reply).toContainText(kept);
    expect((await api.detail(session.id)).messages[1]?.content.startsWith(kept)).toBe(true);
  });

  test('comes whole after the connection of the browser was away for a while', async ({
    api,
    conversation,
    context,
  }) => {
    await conversation.open(api.url, await api.conversation('sim-40tps'));
    await conversation.send('/say 100');
    await expect(conversation.reply).toContainText('word10');
    await context.setOffline(true);
    await expect(conversation.strip.getByText('You are offline.')).toBeVisible();
    await context.setOffline(false);
    await expect(conversation.strip.getByText('You are offline.')).toBeHidden();
    await conversation.expectLast('complete');
    await expect(conversation.reply).toHaveText(numbered(100));
  });

  test('is followed by the message that was sent while it was written, once it is done', async ({
    api,
    conversation,
    page,
  }) => {
    const session = await api.conversation('sim-40tps', { title: 'Waits' });
    await conversation.open(api.url, session);
    await conversation.send('/say 300');
    await conversation.expectLast('streaming');
    await conversation.send('/say 2');
    await expect(page.getByText('Sends when the reply is done')).toBeVisible();
    await expect(conversation.questions).toHaveCount(1);

    await expect(conversation.questions).toHaveCount(2, { timeout: 20_000 });
    await conversation.expectLast('complete');
    await expect(conversation.reply).toHaveText(numbered(2));
    await expect(conversation.box).toHaveValue('');
  });

  test('that failed says why and can be asked for again', async ({ api, conversation, page }) => {
    await conversation.open(api.url, await api.conversation('sim-fast', { title: 'Fails' }));
    await conversation.send('/error 401 times 1');
    await conversation.expectLast('failed');
    await expect(conversation.replies.last()).toContainText('401');
    const card = await conversation.replies.last().innerText();
    await expect(page.getByRole('button', { name: 'How to connect a model' })).toBeVisible();
    await page.reload();
    await conversation.expectLast('failed');
    expect(await conversation.replies.last().innerText()).toBe(card);
    await page.getByRole('button', { name: 'Retry' }).click();
    await conversation.expectLast('complete');
    await expect(conversation.replies).toHaveCount(1);
  });
});

test.describe('Somebody who reads', () => {
  test('is not dragged down by a reply, and jumps to its end with one click', async ({ api, conversation, page }) => {
    const session = await api.conversation('sim-200tps');
    await api.ask(session.id, '/long');
    await conversation.open(api.url, session);
    const scroller = page.locator('[appStickToEnd]');
    const fromEnd = () => scroller.evaluate((each) => each.scrollHeight - each.scrollTop - each.clientHeight);
    await expect.poll(fromEnd).toBeLessThan(80);

    await conversation.send('/long');
    await expect(conversation.reply).toContainText('Part 3');
    expect(await fromEnd()).toBeLessThan(80);

    await scroller.hover();
    await page.mouse.wheel(0, -900);
    await expect.poll(fromEnd).toBeGreaterThan(300);
    const top = await scroller.evaluate((each) => each.scrollTop);
    await expect(conversation.reply).toContainText('Part 6');
    expect(await scroller.evaluate((each) => each.scrollTop)).toBe(top);

    await page.getByRole('button', { name: /^Jump to latest/ }).click();
    await expect.poll(fromEnd).toBeLessThan(80);
    await expect(page.getByRole('button', { name: /^Jump to latest/ })).toBeHidden();
    await expect(conversation.reply).toContainText('Part 9');
    expect(await fromEnd()).toBeLessThan(80);
  });

  test('finds a draft again in its session', async ({ api, conversation, page }) => {
    const agent = await api.agent({ model: 'sim-fast' });
    const one = await api.session(agent.id, { title: 'One' });
    const two = await api.session(agent.id, { title: 'Two' });
    await conversation.open(api.url, one);
    await conversation.box.fill('For the first one');
    await page.getByRole('link', { name: /Two/ }).click();
    await expect(conversation.box).toHaveValue('');
    await conversation.box.fill('For the second one');
    await page.getByRole('link', { name: /One/ }).click();
    await expect(conversation.box).toHaveValue('For the first one');
    await page.reload();
    await expect(conversation.box).toHaveValue('For the first one');
    await conversation.open(api.url, two);
    await expect(conversation.box).toHaveValue('For the second one');
  });

  test('loads earlier messages without losing the place', async ({ api, conversation, page }) => {
    const session = await api.conversation('sim-fast', { title: 'Long' });
    for (let n = 1; n <= 40; n++) await api.ask(session.id, `/say ${n}`);
    await conversation.open(api.url, session);
    await expect(conversation.questions.last()).toContainText('/say 40');
    const scroller = page.locator('[appStickToEnd]');
    await scroller.hover();
    await page.mouse.wheel(0, -100_000);
    await expect(page.getByText('Beginning of the session')).toBeAttached();
    await expect(conversation.questions).toHaveCount(40);
    await expect(conversation.questions.first()).toContainText('/say 1');
  });
});
