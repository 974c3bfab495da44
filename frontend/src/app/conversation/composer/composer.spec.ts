import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ConversationFeed } from '../conversation-feed';
import { ConversationStore } from '../conversation-store';
import { ChosenMicrophone } from '../voice/chosen-microphone';
import { VoiceComposer } from '../voice/voice-composer';
import { VoiceDelivery } from '../voice/voice-delivery';
import { Composer } from './composer';

let submitted: string[];

/** With what is typed as its text, as on the page. */
async function composer(inputs: Record<string, unknown> = {}): Promise<ComponentFixture<Composer>> {
  submitted = [];
  const fixture = TestBed.createComponent(Composer);
  const all = { text: '', agentName: 'Atlas', limit: 20, ...inputs };
  for (const [name, value] of Object.entries(all)) fixture.componentRef.setInput(name, value);
  fixture.componentInstance.edited.subscribe((text) => fixture.componentRef.setInput('text', text));
  fixture.componentInstance.submitted.subscribe(() => submitted.push(fixture.componentInstance.text()));
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
  TestBed.configureTestingModule({
    providers: [ChosenMicrophone, ConversationFeed, ConversationStore, VoiceComposer, VoiceDelivery],
  });
});

describe('The message box', () => {
  it('sends with Enter', async () => {
    const fixture = await composer();
    await type(fixture, 'Hello');
    await press(fixture, { key: 'Enter' });

    expect(submitted).toEqual(['Hello']);
  });

  it('shows the text it is given, and is empty again once that is sent', async () => {
    const fixture = await composer({ text: 'a draft' });
    expect(box(fixture).value).toBe('a draft');
    fixture.componentRef.setInput('text', '');
    await fixture.whenStable();

    expect(box(fixture).value).toBe('');
  });

  it('makes a new line with Shift+Enter', async () => {
    const fixture = await composer();
    await type(fixture, 'Hello');
    const event = await press(fixture, { key: 'Enter', shiftKey: true });

    expect(submitted).toEqual([]);
    expect(event.defaultPrevented).toBe(false);
  });

  it('leaves Enter to an input method that is composing', async () => {
    const fixture = await composer();
    await type(fixture, 'にほん');
    await press(fixture, { key: 'Enter', isComposing: true });
    await press(fixture, { key: 'Enter', keyCode: 229 });

    expect(submitted).toEqual([]);
  });

  it('takes a text while a reply is written, and says what becomes of it', async () => {
    const fixture = await composer({ replying: true, text: 'next' });
    const hint = (): string =>
      (fixture.nativeElement as HTMLElement).querySelector('[aria-live]')?.textContent?.trim() ?? '';
    expect(box(fixture).readOnly).toBe(false);
    await press(fixture, { key: 'Enter' });
    expect(submitted).toEqual(['next']);
    expect(hint()).toBe('');

    fixture.componentRef.setInput('pending', 'waiting');
    await fixture.whenStable();
    expect(hint()).toContain('Sends when the reply is done');
    fixture.componentRef.setInput('pending', 'retained');
    await fixture.whenStable();
    expect(hint()).toContain('Not sent, because the reply did not finish');
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
    expect(submitted).toEqual([]);
  });
});
