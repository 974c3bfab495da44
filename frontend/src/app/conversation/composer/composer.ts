import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  LucideArrowUp,
  LucideCheck,
  LucideChevronDown,
  LucideMic,
  LucideSquare,
  LucideTextCursorInput,
  LucideX,
} from '@lucide/angular';
import { codePoints, formatNumber } from '../../core/format/number-format';
import { Drafts } from '../../core/browser/drafts';
import type { Message } from '../../core/api/api-schemas';
import { RunTimeConfig } from '../../core/api/run-time-config';
import { SkipTarget } from '../../core/browser/skip-target';
import { Announcer } from '../../ui/announcer';
import { ActionMenu, type MenuAction } from '../../ui/action-menu';
import { KeepFocus } from '../../ui/keep-focus';
import { MicButton } from './mic-button';
import { ReviewTranscript } from '../voice/review-transcript';
import { VoiceBar } from '../voice/voice-bar';
import { VoiceComposer } from '../voice/voice-composer';
import { TranscriptReview } from '../voice/transcript-review';
import { hidesText, type VoicePhase } from '../voice/voice-phase';

/** From this share of the limit on the number of characters is shown. */
const COUNTED_FROM = 0.8;
const REVIEW = 'review-transcript';

/** The message box: grows with the text, keeps a draft per place, never sends while an input method composes. */
@Component({
  selector: 'app-composer',
  imports: [ActionMenu, KeepFocus, LucideArrowUp, LucideSquare, LucideX, MicButton, VoiceBar, TranscriptReview],
  templateUrl: './composer.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'block',
    '(mousedown)': 'pointed($event)',
    '(document:keydown)': 'talkKey($event)',
    '(document:keyup)': 'talkKeyUp($event)',
    '(window:blur)': 'interrupted()',
  },
})
export class Composer {
  /** Whose draft this is: a session, or an agent whose session does not exist yet. */
  readonly place = input.required<string>();
  readonly agentName = input.required<string>();
  readonly limit = input.required<number>();
  readonly replying = input(false);
  /** How the last reply ended, once none is being written. */
  readonly ended = input<Message['status'] | null>(null);
  readonly stopping = input(false);
  /** A send is being confirmed. */
  readonly busy = input(false);
  readonly sent = output<string>();
  readonly stopped = output();
  readonly edited = output();

  private readonly drafts = inject(Drafts);
  private readonly config = inject(RunTimeConfig);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  protected readonly voice = inject(VoiceComposer);
  private readonly review = inject(ReviewTranscript);
  private readonly announcer = inject(Announcer);
  private readonly box = viewChild.required<ElementRef<HTMLTextAreaElement>>('box');

  protected readonly text = signal('');
  /** What was sent while a reply is written: it goes out when the reply is done, or stays a draft. */
  protected readonly held = signal<'waiting' | 'kept' | null>(null);
  protected readonly length = computed(() => codePoints(this.text().trim()));
  protected readonly tooLong = computed(() => this.length() > this.limit());
  protected readonly counter = computed(() =>
    this.length() >= this.limit() * COUNTED_FROM
      ? `${formatNumber(this.length())} / ${formatNumber(this.limit())}`
      : null,
  );
  protected readonly sendable = computed(() => !this.busy() && !this.tooLong() && this.text().trim() !== '');

  protected readonly chevron = LucideChevronDown;
  protected readonly barClass = computed(() => {
    const phase = this.voice.phase();
    if (phase.kind !== 'recording') return this.spoken() ? 'border-line-strong ps-2' : 'border-line-strong ps-4';
    return phase.left.warning > 0 ? 'border-warn bg-warn-soft ps-2' : 'border-voice bg-voice-soft ps-2';
  });
  protected readonly canRecord = this.config.canListen;
  /** The recording has the place of the text. */
  protected readonly spoken = computed(() => hidesText(this.voice.phase()));
  protected readonly recordingSendable = computed(() => {
    const { kind } = this.voice.phase();
    return kind === 'recording' || kind === 'review' || kind === 'unsent';
  });
  protected readonly micShown = computed(() => {
    const { kind } = this.voice.phase();
    return this.canRecord() && !this.busy() && ['idle', 'problem', 'asking', 'recording'].includes(kind);
  });
  /** The recording whose words stand in the box. */
  protected readonly words = computed(() => {
    const phase = this.voice.phase();
    return phase.kind === 'words' && !this.busy() ? phase.recording : null;
  });
  protected readonly voiceOptions = computed((): readonly MenuAction[] => {
    const reviews = this.review.on();
    const devices = this.voice.devices();
    const microphones = devices.length > 1 ? devices : [];
    return [
      {
        value: REVIEW,
        label: `Review transcript before sending: ${reviews ? 'on' : 'off'}`,
        icon: reviews ? LucideCheck : LucideTextCursorInput,
      },
      ...microphones.map(({ id, name }) => ({
        value: id,
        label: name,
        icon: id === this.voice.device() ? LucideCheck : LucideMic,
      })),
    ];
  });
  /** The Alt V that is held down. */
  private talking = false;

  constructor() {
    inject(DestroyRef).onDestroy(inject(SkipTarget).register());
    let before: VoicePhase['kind'] = 'idle';
    effect(() => {
      const { kind } = this.voice.phase();
      if (kind !== before) {
        if (kind === 'words') untracked(() => this.show(this.drafts.read(this.place()).text));
        this.keepFocus(kind);
      }
      before = kind;
    });
    effect(() => {
      const place = this.place();
      untracked(() => {
        // A first message moves from the agent's page to its new session while it is on its way: not a draft again.
        if (!this.busy()) this.show(this.drafts.read(place).text);
        this.held.set(null);
      });
    });
    effect(() => {
      if (!this.replying()) untracked(() => this.sendHeld());
    });
  }

  focus(): void {
    this.box().nativeElement.focus({ preventScroll: true });
  }

  /** Shows a text without touching the stored draft: what was given back, or nothing. */
  show(text: string): void {
    this.text.set(text);
    const box = this.box().nativeElement;
    box.value = text;
    this.fit(box);
  }

  protected choose(option: string): void {
    if (option !== REVIEW) return this.voice.choose(option);
    this.review.switch(!this.review.on());
    this.announcer.say(
      this.review.on() ? 'You read what you said before it is sent.' : 'What you say is sent at once.',
    );
  }

  protected typed(box: HTMLTextAreaElement): void {
    this.text.set(box.value);
    this.drafts.write(this.place(), { text: box.value, key: null, after: null });
    this.fit(box);
    this.held.set(null);
    this.edited.emit();
  }

  protected pressed(event: KeyboardEvent): void {
    // 229: the key belongs to an input method, also in browsers that end the composition before the key event.
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229) return;
    if (event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.send();
  }

  protected send(): void {
    if (this.spoken()) return this.voice.send();
    if (!this.sendable()) return;
    if (this.replying()) return this.held.set('waiting');
    this.held.set(null);
    const text = this.text().trim();
    this.show('');
    this.sent.emit(text);
  }

  /** After a whole reply only: one that was stopped or failed may change what the person wants to say. */
  private sendHeld(): void {
    if (this.held() !== 'waiting') return;
    if (this.ended() === 'complete' && this.sendable()) this.send();
    else this.held.set('kept');
  }

  /** Who writes goes on writing: send and stop leave the focus, and a phone's keyboard, where they are. */
  protected pointed(event: MouseEvent): void {
    const isButton = event.target instanceof Element && event.target.closest('#send, #stop') !== null;
    if (isButton && document.activeElement === this.box().nativeElement) event.preventDefault();
  }

  /** Alt V anywhere on the page: held, it records until it is let go; tapped, until the next tap. */
  protected talkKey(event: KeyboardEvent): void {
    if (!event.altKey || event.code !== 'KeyV' || event.ctrlKey || event.metaKey || !this.micShown()) return;
    if (document.querySelector('[aria-modal="true"]')) return;
    event.preventDefault();
    if (event.repeat || this.talking) return;
    this.talking = true;
    this.voice.down();
  }

  protected talkKeyUp({ code, key }: KeyboardEvent): void {
    if (!this.talking || (code !== 'KeyV' && key !== 'Alt')) return;
    this.talking = false;
    this.voice.up();
  }

  /** Another window came to the front: nothing is sent by that. */
  protected interrupted(): void {
    this.talking = false;
    this.voice.interrupt();
  }

  /** The button that had the focus may be gone: it goes to where the next step is. */
  private keepFocus(kind: VoicePhase['kind']): void {
    const focused = document.activeElement;
    if (focused !== document.body && !this.host.contains(focused)) return;
    const next = kind === 'review' || kind === 'unsent' ? '#send' : '#record';
    const hadText = focused instanceof HTMLTextAreaElement;
    afterNextRender(
      () => {
        if (kind === 'words') return this.focus();
        const lost = document.activeElement === document.body || !this.isShown(document.activeElement);
        if (lost && (kind !== 'idle' || !hadText)) this.host.querySelector<HTMLElement>(next)?.focus();
        else if (lost) this.focus();
      },
      { injector: this.injector },
    );
  }

  private isShown(element: Element | null): boolean {
    return element !== null && element.getClientRects().length > 0;
  }

  private fit(box: HTMLTextAreaElement): void {
    box.style.height = 'auto';
    box.style.height = `${box.scrollHeight}px`;
  }
}
