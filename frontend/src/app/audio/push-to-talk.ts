/** A press that is longer than this was meant to be held: letting go ends the recording. A shorter one is a tap. */
export const HOLD_MS = 350;

export type TalkAction = 'start' | 'stop' | 'send' | 'forget' | 'none';

/** What the recorder does when the button is touched. */
export type TalkState = 'idle' | 'asking' | 'recording';

/** A press starts a recording, or is the tap that ends one. */
export function onPress(state: TalkState): TalkAction {
  if (state === 'idle') return 'start';
  return state === 'recording' ? 'stop' : 'none';
}

/**
 * Letting go of the press that started the recording. Somebody who answered the browser's question about the microphone
 * had to let go: what comes then goes on until the next tap. Without a question nobody wants to be recorded any more.
 */
export function onRelease(state: TalkState, heldMs: number, asked: boolean): TalkAction {
  if (heldMs <= HOLD_MS) return 'none';
  if (state === 'recording') return 'send';
  return state === 'asking' && !asked ? 'forget' : 'none';
}
