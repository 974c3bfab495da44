import { ApiError } from '../../core/api/api-error';
import type { ErrorBody } from '../../core/api/api-schemas';
import { pass, VoiceHarness } from '../testing/voice-harness';

let harness: VoiceHarness;

beforeEach(() => (harness = new VoiceHarness()));
afterEach(() => harness.close());

function refusal(status: number, code: string, recordingId: string | null = null): ApiError {
  const body = { error: 'E', code, detail: 'why', fallback_message: 'Not clear.' } as unknown as ErrorBody;
  return new ApiError(status, body, null, recordingId);
}

describe('A spoken message that is cancelled', () => {
  it('can be cancelled while it is uploaded, and is not lost', async () => {
    await harness.sayAndSend();
    harness.cancelUpload();
    await pass(0);
    expect(harness.voice.phase().kind).toBe('review');
    expect(harness.upload().signals.observed).toBe(false);
  });

  it('is sent again under the same key when it was cancelled, because it may have arrived all the same', async () => {
    await harness.sayAndSend();
    harness.cancelUpload();
    await pass(0);
    harness.voice.send();
    await pass(50);
    expect(harness.uploads).toHaveLength(2);
    expect(harness.uploads[1]?.key).toBe(harness.uploads[0]?.key);
  });
});

describe('A spoken message that was not stored', () => {
  async function failing(error: ApiError): Promise<void> {
    await harness.sayAndSend();
    harness.upload().signals.error(error);
    await pass(0);
  }

  it('is sent again under the same key when the server did not respond', async () => {
    await failing(new ApiError(0, null));
    expect(harness.voice.phase()).toMatchObject({
      kind: 'unsent',
      message: expect.stringMatching(/^Not sent\. The server did not answer\..* Your recording is kept\.$/),
    });
    harness.voice.send();
    await pass(50);
    expect(harness.uploads).toHaveLength(2);
    expect(harness.uploads[1]?.key).toBe(harness.uploads[0]?.key);
  });

  it('is not uploaded again when the server retained it', async () => {
    await failing(refusal(422, 'transcription_failed', 'r1'));
    expect(harness.voice.phase()).toMatchObject({ message: 'Not clear. Your recording is kept.' });
    harness.voice.send();
    await pass(50);
    expect(harness.uploads).toHaveLength(1);
    expect(harness.retained).toEqual([
      { recordingId: 'r1', key: expect.not.stringMatching(harness.uploads[0]?.key ?? '') },
    ]);
    expect(harness.voice.phase().kind).toBe('idle');
  });

  it('can be discarded', async () => {
    await failing(refusal(400, 'invalid_audio'));
    expect(harness.voice.phase()).toMatchObject({ message: 'Why. Your recording is kept.' });
    harness.voice.discard();
    expect(harness.voice.phase().kind).toBe('idle');
  });
});
