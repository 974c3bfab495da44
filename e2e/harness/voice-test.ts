import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test as base } from './browser-test.js';

const SAMPLE_RATE = 48_000;
/** Playback begins while the microphone is still being opened. */
const SILENCE_SECONDS = 1;
const SPEECH_SECONDS = 40;

/** Something that rises and falls like speech: syllables of a low, moving tone. 48 kHz, mono, 16 bit. */
function spokenWav(): Buffer {
  const count = SAMPLE_RATE * (SILENCE_SECONDS + SPEECH_SECONDS);
  const wav = Buffer.alloc(44 + count * 2);
  wav.write('RIFF', 0, 'latin1');
  wav.writeUInt32LE(36 + count * 2, 4);
  wav.write('WAVEfmt ', 8, 'latin1');
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20); // PCM
  wav.writeUInt16LE(1, 22); // mono
  wav.writeUInt32LE(SAMPLE_RATE, 24);
  wav.writeUInt32LE(SAMPLE_RATE * 2, 28);
  wav.writeUInt16LE(2, 32);
  wav.writeUInt16LE(16, 34);
  wav.write('data', 36, 'latin1');
  wav.writeUInt32LE(count * 2, 40);
  for (let i = SAMPLE_RATE * SILENCE_SECONDS; i < count; i++) {
    const seconds = i / SAMPLE_RATE;
    const syllable = Math.max(0, Math.sin(2 * Math.PI * 4 * seconds));
    const voice = Math.sin(2 * Math.PI * 160 * seconds + 3 * Math.sin(2 * Math.PI * 5 * seconds));
    wav.writeInt16LE(Math.round(9000 * syllable * voice), 44 + i * 2);
  }
  return wav;
}

/** What a person sees and does of voice. */
export class Voice {
  constructor(readonly page: Page) {}

  get microphone(): Locator {
    return this.page.getByRole('button', { name: 'Record voice message' });
  }

  get stopRecording(): Locator {
    return this.page.getByRole('button', { name: /^Stop recording/ });
  }

  get send(): Locator {
    return this.page.getByRole('button', { name: 'Send the recording' });
  }

  /** In place of the message box while something is spoken, looked at or sent. */
  get bar(): Locator {
    return this.page.locator('app-voice-bar');
  }

  /** Says that a reply is being spoken; `data-level` is measured on what goes to the loudspeaker. */
  get speech(): Locator {
    return this.page.locator('app-speaking-bar');
  }

  player(name: 'Your recording' | 'Spoken reply'): Locator {
    return this.page.getByRole('group', { name }).last();
  }

  /** Switches the reading of transcripts, which is on or off now. */
  async switchReview(now: 'on' | 'off'): Promise<void> {
    await this.page.getByRole('button', { name: 'Voice options' }).click();
    const option = this.page.getByRole('menuitem', { name: `Review transcript before sending: ${now}` });
    await expect(option).toBeInViewport({ ratio: 1 });
    await option.click();
  }

  /** Waits until so many seconds are recorded. */
  async recorded(seconds: number): Promise<void> {
    await expect(this.stopRecording).toHaveAccessibleName(`Stop recording, 0:0${seconds}`);
  }

  async say(): Promise<void> {
    await this.microphone.click();
    await this.recorded(2);
    await this.send.click();
  }

  /** Waits until sound goes to the loudspeaker. @returns the state of the last reply at that moment, and its text */
  async heard(): Promise<{ status: string; text: string }> {
    const found = await this.page.waitForFunction(() => {
      const level = Number(document.querySelector<HTMLElement>('app-speaking-bar')?.dataset['level'] ?? 0);
      const reply = [...document.querySelectorAll<HTMLElement>('article[data-role="assistant"]')].at(-1);
      if (level < 0.02 || !reply) return null;
      return { status: reply.dataset['status'] ?? '', text: reply.querySelector('app-markdown')?.textContent ?? '' };
    });
    return (await found.jsonValue()) as { status: string; text: string };
  }

  /** Plays and waits until time goes by. */
  async play(name: 'Your recording' | 'Spoken reply'): Promise<void> {
    const player = this.player(name);
    await player.getByRole('button', { name: 'Play' }).click();
    await this.plays(name);
    await player.getByRole('button', { name: 'Pause' }).click();
    await expect(player).toHaveAttribute('data-playing', 'false');
  }

  async plays(name: 'Your recording' | 'Spoken reply'): Promise<void> {
    const audio = this.player(name).locator('audio');
    await expect.poll(() => audio.evaluate((each: HTMLAudioElement) => each.currentTime)).toBeGreaterThan(0.3);
  }
}

/** `test` in a browser whose microphone hears somebody speak. */
export const test = base.extend<{ voice: Voice }, { spoken: string }>({
  spoken: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'parley-voice-'));
      const path = join(folder, 'spoken.wav');
      writeFileSync(path, spokenWav());
      await use(path);
      rmSync(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  launchOptions: [
    async ({ launchOptions, spoken }, use) => {
      const microphone = [
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${spoken}%noloop`,
      ];
      await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...microphone] });
    },
    { scope: 'worker' },
  ],
  voice: async ({ page }, use) => use(new Voice(page)),
});

export { expect } from '@playwright/test';
