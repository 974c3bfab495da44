import { ApiError } from '../../core/api/api-error';
import type { ErrorBody } from '../../core/api/records';
import { pass, VoiceBooth } from '../testing/voice-booth';

let booth: VoiceBooth;

beforeEach(() => (booth = new VoiceBooth()));
afterEach(() => booth.close());

function refusal(status: number, code: string, recordingId: string | null = null): ApiError {
  const body = { error: 'E', code, detail: 'why', fallback_message: 'Not clear.' } as unknown as ErrorBody;
  return new ApiError(status, body, null, recordingId);
}

describe('A spoken message that is broken off', () => {
  it('can be broken off while it is uploaded, and is not lost', async () => {
    await booth.sayAndSend();
    booth.breakOff();
    await pass(0);
    expect(booth.voice.phase().kind).toBe('review');
    expect(booth.upload().signals.observed).toBe(false);
  });

  it('keeps its key when it was broken off, because it may have arrived all the same', async () => {
    await booth.sayAndSend();
    booth.breakOff();
    await pass(0);
    booth.voice.send();
    await pass(50);
    expect(booth.uploads).toHaveLength(2);
    expect(booth.uploads[1]?.key).toBe(booth.uploads[0]?.key);
  });
});

describe('A spoken message that was not stored', () => {
  async function failing(error: ApiError): Promise<void> {
    await booth.sayAndSend();
    booth.upload().signals.error(error);
    await pass(0);
  }

  it('goes out under the same key when nothing answered', async () => {
    await failing(new ApiError(0, null));
    expect(booth.voice.phase()).toMatchObject({
      kind: 'unsent',
      words: expect.stringMatching(/^Not sent\. The server did not answer\..* Your recording is kept\.$/),
    });
    booth.voice.send();
    await pass(50);
    expect(booth.uploads).toHaveLength(2);
    expect(booth.uploads[1]?.key).toBe(booth.uploads[0]?.key);
  });

  it('is not uploaded again when the server kept it', async () => {
    await failing(refusal(422, 'transcription_failed', 'r1'));
    expect(booth.voice.phase()).toMatchObject({ words: 'Not clear. Your recording is kept.' });
    booth.voice.send();
    await pass(50);
    expect(booth.uploads).toHaveLength(1);
    expect(booth.kept).toEqual([{ recordingId: 'r1', key: expect.not.stringMatching(booth.uploads[0]?.key ?? '') }]);
    expect(booth.voice.phase().kind).toBe('idle');
  });

  it('can be discarded', async () => {
    await failing(refusal(400, 'invalid_audio'));
    expect(booth.voice.phase()).toMatchObject({ words: 'Why. Your recording is kept.' });
    booth.voice.discard();
    expect(booth.voice.phase().kind).toBe('idle');
  });
});
