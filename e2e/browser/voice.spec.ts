import { violations } from '../harness/accessibility.js';
import { Conversation } from '../harness/browser-test.js';
import { expect, test, Voice } from '../harness/voice-test.js';

const VOICE = { mode: { output: 'voice' } };
const TRANSCRIPT = /^Demo transcript/;

test.describe('Somebody who speaks', () => {
  test('sees the words, hears the first sentence before the last word is written, and hears both again', async ({
    api,
    conversation,
    page,
    voice,
  }) => {
    await conversation.open(api.url, await api.conversation('sim-20tps', VOICE));
    await voice.say();
    await expect(conversation.questions.last()).toContainText(/Demo transcript/);

    const first = await voice.heard();
    expect(first.status).toBe('streaming');
    await conversation.expectLast('complete');
    const whole = (await conversation.reply.textContent()) ?? '';
    expect(whole.length).toBeGreaterThan(first.text.length + 40);
    await expect(voice.player('Spoken reply')).toBeVisible();

    await page.reload();
    await expect(conversation.questions.last()).toContainText(/Demo transcript/);
    await voice.play('Your recording');
    await voice.play('Spoken reply');
    await expect(voice.speech).toBeHidden();
  });

  test('sends by letting go of the button that was held', async ({ api, conversation, page, voice }) => {
    const session = await api.conversation('sim-fast');
    await conversation.open(api.url, session);
    await voice.microphone.hover();
    await page.mouse.down();
    await voice.recorded(1);
    await page.mouse.up();
    await conversation.expectLast('complete');
    expect((await api.detail(session.id)).messages[0]).toMatchObject({
      message_type: 'voice',
      content: expect.stringMatching(TRANSCRIPT),
    });
  });

  test('begins a session by speaking on the page of an agent', async ({ api, conversation, page, voice }) => {
    const agent = await api.agent({ model: 'sim-fast' });
    await page.goto(`${api.url}/a/${agent.id}`);
    await page.getByRole('switch', { name: 'Spoken replies' }).click();
    await voice.say();
    await conversation.expectLast('complete');
    await expect(page).toHaveURL(/\/s\//);
    await expect(page.getByRole('switch', { name: 'Spoken replies' })).toBeChecked();
    await expect(voice.player('Spoken reply')).toBeVisible();
  });

  test('discards a recording with Esc or with the button, and nothing is sent', async ({
    api,
    conversation,
    page,
    voice,
  }) => {
    const session = await api.conversation('sim-fast');
    await conversation.open(api.url, session);
    await voice.microphone.click();
    await voice.recorded(1);
    await page.keyboard.press('Escape');
    await expect(voice.bar).toBeHidden();
    await expect(conversation.box).toBeVisible();
    await expect(page.getByText('Recording discarded')).toBeAttached();

    await voice.microphone.click();
    await voice.recorded(1);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(voice.bar).toBeHidden();
    await expect(voice.microphone).toBeFocused();
    expect((await api.detail(session.id)).messages).toEqual([]);
  });

  test('is warned before the limit, is stopped there, listens and then sends', async ({
    install,
    conversation,
    page,
    voice,
  }) => {
    const api = await install({ MAX_AUDIO_SECONDS: '5' }).start();
    const session = await api.conversation('sim-fast');
    await conversation.open(api.url, session);
    await voice.microphone.click();
    await expect(page.getByText('Recording. At most 5 seconds.')).toBeAttached();
    await expect(voice.bar.getByText(/\d s left/)).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await expect(voice.bar.getByText('Stopped at 5 seconds.')).toBeVisible();
    expect((await api.detail(session.id)).messages).toEqual([]);
    expect(await violations(page)).toEqual([]);

    await voice.play('Your recording');
    await voice.send.click();
    await conversation.expectLast('complete');
    await expect(conversation.questions).toHaveCount(1);
  });

  test('needs no more than the keyboard', async ({ api, conversation, page, voice }) => {
    const session = await api.conversation('sim-fast');
    await conversation.open(api.url, session);
    await conversation.box.focus();
    await page.keyboard.press('Tab');
    await expect(voice.microphone).toBeFocused();
    await page.keyboard.press('Enter');
    await voice.recorded(1);
    await page.keyboard.press('Space');
    await expect(voice.send).toBeFocused();
    await page.keyboard.press('Enter');
    await conversation.expectLast('complete');
    await expect(voice.microphone).toBeFocused();

    await page.keyboard.down('Alt');
    await page.keyboard.down('KeyV');
    await voice.recorded(1);
    await page.keyboard.up('KeyV');
    await page.keyboard.up('Alt');
    await expect(conversation.replies).toHaveCount(2);
    await conversation.expectLast('complete');

    const position = voice.player('Your recording').getByRole('slider', { name: 'Position' });
    await position.focus();
    await page.keyboard.press('End');
    await expect(position).toHaveAttribute('aria-valuetext', /^(\d+ seconds?) of \1$/);
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await voice.plays('Your recording');
  });

  test('tries again with the recording that could not be understood', async ({
    install,
    conversation,
    page,
    voice,
  }) => {
    const api = await install({ OPENAI_STT_MODEL: 'sim-stt-error-no-words+stt-times-1' }).start();
    const session = await api.conversation('sim-fast');
    await conversation.open(api.url, session);
    await voice.say();
    await expect(
      page.getByText(/couldn't understand the audio clearly.*Your recording is kept\./).first(),
    ).toBeVisible();
    expect((await api.detail(session.id)).messages).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await voice.send.click();
    await conversation.expectLast('complete');
    await expect(conversation.questions).toHaveCount(1);
  });

  test('reads and corrects the words before they are sent, and the message keeps the recording', async ({
    api,
    conversation,
    page,
    voice,
  }) => {
    const session = await api.conversation('sim-fast');
    await conversation.open(api.url, session);
    await voice.switchReview('off');
    await voice.say();
    await expect(conversation.box).toHaveValue(TRANSCRIPT);
    await expect(conversation.box).toBeFocused();
    expect((await api.detail(session.id)).messages).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await voice.play('Your recording');

    await conversation.box.fill('What I meant to say');
    await page.keyboard.press('Enter');
    await conversation.expectLast('complete');
    await page.reload();
    await expect(conversation.questions.last()).toContainText('What I meant to say');
    await voice.play('Your recording');
    expect((await api.detail(session.id)).messages[0]).toMatchObject({ message_type: 'voice' });

    await voice.say();
    await page.getByRole('button', { name: 'Remove recording' }).click();
    await expect(conversation.box).toHaveValue(TRANSCRIPT);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(conversation.replies).toHaveCount(2);
    await conversation.expectLast('complete');
    expect((await api.detail(session.id)).messages[2]).toMatchObject({ message_type: 'text' });
    await voice.switchReview('on');
  });

  test('finds the recording again after leaving the page in the middle of it', async ({
    api,
    conversation,
    page,
    voice,
  }) => {
    await conversation.open(api.url, await api.conversation('sim-fast'));
    await voice.microphone.click();
    await voice.recorded(1);
    await page.getByRole('link', { name: 'Knowledge' }).click();
    await expect(page).toHaveURL(/knowledge/);
    await page.goBack();
    await expect(voice.bar.getByText('Recording stopped.')).toBeVisible();
    await voice.send.click();
    await conversation.expectLast('complete');
  });

  test('is told when the microphone is blocked, and can still write', async ({ api, conversation, page, voice }) => {
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
    });
    await conversation.open(api.url, await api.conversation('sim-fast'));
    await voice.microphone.click();
    const words = 'Microphone is blocked for this site. Allow it in the address bar, then try again.';
    await expect(page.locator('app-composer').getByText(words)).toBeVisible();
    await conversation.send('Then in writing');
    await conversation.expectLast('complete');
  });
});

test.describe('A spoken reply', () => {
  test('is heard in the tab that asked only, and stops in the middle while its text goes on', async ({
    api,
    context,
    conversation,
    page,
    voice,
  }) => {
    const session = await api.conversation('sim-20tps', VOICE);
    await conversation.open(api.url, session);
    const second = new Conversation(await context.newPage());
    await second.open(api.url, session);
    await page.bringToFront();

    await conversation.send('What can I do here?');
    const { status } = await voice.heard();
    expect(status).toBe('streaming');
    expect(await violations(page)).toEqual([]);
    await expect(second.reply).not.toBeEmpty();
    await expect(new Voice(second.page).speech).toBeHidden();

    await page.getByRole('button', { name: 'Stop speaking' }).click();
    await expect(voice.speech).toBeHidden();
    await conversation.expectLast('complete');
    await expect(voice.speech).toBeHidden();
    await voice.play('Spoken reply');
  });

  test('ends with Esc together with its text', async ({ api, conversation, page, voice }) => {
    await conversation.open(api.url, await api.conversation('sim-20tps', VOICE));
    await conversation.send('What can I do here?');
    await voice.heard();
    await page.keyboard.press('Escape');
    await expect(voice.speech).toBeHidden();
    await conversation.expectLast('stopped');
  });

  test('is made of a written one when somebody wants to listen, and shown without barriers', async ({
    api,
    conversation,
    page,
    voice,
  }) => {
    const session = await api.conversation('sim-fast');
    await api.ask(session.id, 'What can I do here?');
    await conversation.open(api.url, session);
    await page.getByRole('button', { name: 'Listen' }).click();
    await voice.plays('Spoken reply');
    await expect(page.getByRole('button', { name: 'Listen' })).toBeHidden();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page)).toEqual([]);
    }
    await page.reload();
    await voice.play('Spoken reply');
  });

  test('is switched on and off in every tab of the session', async ({ api, context, conversation, page }) => {
    const session = await api.conversation('sim-fast');
    await conversation.open(api.url, session);
    const second = new Conversation(await context.newPage());
    await second.open(api.url, session);
    await page.getByRole('switch', { name: 'Spoken replies' }).click();
    await expect(second.page.getByRole('switch', { name: 'Spoken replies' })).toBeChecked();
    await second.page.getByRole('switch', { name: 'Spoken replies' }).click();
    await expect(page.getByRole('switch', { name: 'Spoken replies' })).not.toBeChecked();
  });
});
