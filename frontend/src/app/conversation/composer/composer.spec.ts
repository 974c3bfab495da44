import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Composer } from './composer';
import { ConversationFeed } from '../conversation-feed';
import { ConversationStore } from '../conversation-store';
import { VoiceComposer } from '../voice/voice-composer';
import { VoiceDelivery } from '../voice/voice-delivery';

let sent: string[];

async function composer(inputs: Record<string, unknown> = {}): Promise<ComponentFixture<Composer>> {
  sent = [];
  const fixture = TestBed.createComponent(Composer);
  const all = { place: 's1', agentName: 'Atlas', limit: 20, ...inputs };
  for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
  fixture.componentInstance.sent.subscribe((text) => sent.push(text));
  await fixture.whenStable();
  return fixture;
}

function box(fixture: ComponentFixture<Composer>): HTMLTextAreaElement {
  return (fixture.nativeElement as HTMLElement).querySelector('textarea') as HTMLTextAreaElement;
}

async function type(fixture: ComponentFixture<Composer>, text: string): Promise<void> {
  box(fixture).value = text;
  box(fixture).dispatchEvent(new Event('input'));
  await fixture.whenStable();
}

async function press(fixture: ComponentFixture<Composer>, init: KeyboardEventInit): Promise<KeyboardEvent> {
  const event = new KeyboardEvent('keydown', { cancelable: true, ...init });
  box(fixture).dispatchEvent(event);
  await fixture.whenStable();
  return event;
}

beforeEach(() => {
  localStorage.clear();
  TestBed.configureTestingModule({ providers: [ConversationFeed, ConversationStore, VoiceComposer, VoiceDelivery] });
});

describe('The message box', () => {
  it('sends with Enter and is empty again', async () => {
    const fixture = await composer();
    await type(fixture, ' Hello ');
    await press(fixture, { key: 'Enter' });

    expect(sent).toEqual(['Hello']);
    expect(box(fixture).value).toBe('');
  });

  it('makes a new line with Shift+Enter', async () => {
    const fixture = await composer();
    await type(fixture, 'Hello');
    const event = await press(fixture, { key: 'Enter', shiftKey: true });

    expect(sent).toEqual([]);
    expect(event.defaultPrevented).toBe(false);
  });

  it('leaves Enter to an input method that is composing', async () => {
    const fixture = await composer();
    await type(fixture, 'にほん');
    await press(fixture, { key: 'Enter', isComposing: true });
    await press(fixture, { key: 'Enter', keyCode: 229 });

    expect(sent).toEqual([]);
  });

  it('keeps a draft for each session', async () => {
    const fixture = await composer();
    await type(fixture, 'for one');
    fixture.componentRef.setInput('place', 's2');
    await fixture.whenStable();
    expect(box(fixture).value).toBe('');

    fixture.componentRef.setInput('place', 's1');
    await fixture.whenStable();
    expect(box(fixture).value).toBe('for one');
  });

  describe('while a reply is written', () => {
    const hint = (fixture: ComponentFixture<Composer>): string =>
      (fixture.nativeElement as HTMLElement).querySelector('[aria-live]')?.textContent?.trim() ?? '';
    const finish = async (fixture: ComponentFixture<Composer>, ended: string): Promise<void> => {
      fixture.componentRef.setInput('ended', ended);
      fixture.componentRef.setInput('replying', false);
      await fixture.whenStable();
    };

    it('takes a text, says when it is sent, and sends it once the reply is done', async () => {
      const fixture = await composer({ replying: true });
      await type(fixture, 'next');
      await press(fixture, { key: 'Enter' });
      expect(sent).toEqual([]);
      expect(box(fixture).value).toBe('next');
      expect(box(fixture).readOnly).toBe(false);
      expect(hint(fixture)).toContain('Sends when the reply is done');

      await finish(fixture, 'complete');
      expect(sent).toEqual(['next']);
      expect(box(fixture).value).toBe('');
      expect(hint(fixture)).toBe('');
    });

    it.each(['stopped', 'interrupted', 'failed'])(
      'keeps the text as a draft when the reply is %s, and says so',
      async (ended) => {
        const fixture = await composer({ replying: true });
        await type(fixture, 'next');
        await press(fixture, { key: 'Enter' });
        await finish(fixture, ended);
        expect(sent).toEqual([]);
        expect(box(fixture).value).toBe('next');
        expect(hint(fixture)).toContain('Not sent, because the reply did not finish');

        await press(fixture, { key: 'Enter' });
        expect(sent).toEqual(['next']);
        expect(hint(fixture)).toBe('');
      },
    );

    it('sends nothing by itself that was typed but not sent, changed since, or belongs to another session', async () => {
      const fixture = await composer({ replying: true });
      await type(fixture, 'typed');
      await finish(fixture, 'complete');
      fixture.componentRef.setInput('replying', true);
      await press(fixture, { key: 'Enter' });
      await type(fixture, 'changed');
      await finish(fixture, 'complete');
      fixture.componentRef.setInput('replying', true);
      await press(fixture, { key: 'Enter' });
      fixture.componentRef.setInput('place', 's2');
      await finish(fixture, 'complete');

      expect(sent).toEqual([]);
      fixture.componentRef.setInput('place', 's1');
      await fixture.whenStable();
      expect(box(fixture).value).toBe('changed');
    });
  });

  it('counts from four fifths of the limit on, in characters as people see them, and does not send more', async () => {
    const fixture = await composer();
    const shown = (): string =>
      (fixture.nativeElement as HTMLElement).querySelector('#message-counter')?.textContent ?? '';
    await type(fixture, 'a'.repeat(15));
    expect(shown()).toBe('');
    await type(fixture, '🎈'.repeat(16));
    expect(shown()).toContain('16 / 20');

    await type(fixture, 'a'.repeat(21));
    await press(fixture, { key: 'Enter' });
    expect(sent).toEqual([]);
  });
});
