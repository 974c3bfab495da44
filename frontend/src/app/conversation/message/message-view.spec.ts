import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { jest } from '@jest/globals';
import type { Agent, Message, MessageError } from '../../core/api/api-schemas';
import { RunTimeConfig } from '../../core/api/run-time-config';
import { MessageView } from './message-view';

const agent = { id: 'a1', name: 'Atlas', model: null, document_count: 0 } as unknown as Agent;

let asked: number;

async function show(change: Partial<Message>): Promise<ComponentFixture<MessageView>> {
  asked = 0;
  const fixture = TestBed.createComponent(MessageView);
  const message = {
    id: 'm2',
    turn_id: 't1',
    role: 'assistant',
    content: "I apologize, I'm having trouble responding right now. Please try again.",
    status: 'failed',
    finish_reason: null,
    error: null,
    usage: null,
    citations: [],
    documents_searched: 0,
    tts_audio_url: null,
    audio_url: null,
    created_at: '2026-11-18T10:00:00.000Z',
    ...change,
  } as unknown as Message;
  fixture.componentRef.setInput('message', message);
  fixture.componentRef.setInput('agent', agent);
  fixture.componentRef.setInput('last', true);
  fixture.componentInstance.continued.subscribe(() => (asked += 1));
  await fixture.whenStable();
  return fixture;
}

const text = (fixture: ComponentFixture<MessageView>): string =>
  (fixture.nativeElement as HTMLElement).textContent?.replace(/\s+/g, ' ') ?? '';
const button = (fixture: ComponentFixture<MessageView>, name: RegExp): HTMLButtonElement | undefined =>
  [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')].find(({ textContent }) =>
    name.test(textContent ?? ''),
  );
const error = (code: MessageError['code'], detail: string, retryAt: string | null = null): MessageError => ({
  code,
  detail,
  retry_at: retryAt,
});

describe('A reply that failed', () => {
  beforeEach(() => {
    const config = { simulated: () => false, provider: () => ({ name: 'OpenAI' }), canSpeak: () => false };
    TestBed.configureTestingModule({ providers: [{ provide: RunTimeConfig, useValue: config }] });
  });

  afterEach(() => jest.useRealTimers());

  it('says how to connect a model when the key was refused', async () => {
    const fixture = await show({ error: error('provider_misconfigured', 'The key was refused (401).') });
    expect(text(fixture)).toContain('OpenAI refused the key');
    expect(button(fixture, /How to connect a model/)).toBeDefined();
  });

  it.each<[MessageError['code'], string]>([
    ['provider_timeout', 'OpenAI did not start an answer within 30 s.'],
    ['provider_error', 'Nothing answers on http://127.0.0.1:9. Check that the server is running.'],
    ['provider_error', 'The content filter of OpenAI withheld the answer.'],
    ['database_unavailable', 'The reply could not be stored: the database does not work.'],
  ])('says what happened and not only that it is sorry (%s)', async (code, detail) => {
    const fixture = await show({ error: error(code, detail) });
    expect(text(fixture)).toContain(detail);
    expect(text(fixture)).not.toContain('I apologize');
    button(fixture, /Retry/)?.click();
    expect(asked).toBe(1);
  });

  it('counts down to the moment the provider named, and can be tried again from then on', async () => {
    // Angular's own scheduling goes on by itself.
    jest.useFakeTimers({
      doNotFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'queueMicrotask', 'nextTick', 'requestAnimationFrame'],
    });
    const at = new Date(Date.now() + 3000).toISOString();
    const fixture = await show({ error: error('provider_rate_limited', 'Too many requests.', at) });
    const shown: string[] = [];
    for (let second = 0; second < 4; second++) {
      jest.advanceTimersByTime(second === 0 ? 0 : 1000);
      await fixture.whenStable();
      const retry = button(fixture, /Retry/);
      shown.push(`${retry?.textContent?.trim()}${retry?.disabled ? ' (disabled)' : ''}`);
    }
    expect(shown).toEqual(['Retry in 3 s (disabled)', 'Retry in 2 s (disabled)', 'Retry in 1 s (disabled)', 'Retry']);
  });

  it('has only its fallback text when it is from before the cause was stored', async () => {
    expect(text(await show({}))).toContain('I apologize');
  });

  it('says why it was interrupted, below what there is of it', async () => {
    const detail = 'The server was stopped while it answered. Continue the reply.';
    const fixture = await show({ status: 'interrupted', content: 'Half', error: error('interrupted', detail) });
    expect(text(fixture)).toContain('Half');
    expect(text(fixture)).toContain(detail);
    expect(button(fixture, /Continue/)).toBeDefined();
  });
});
