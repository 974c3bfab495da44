import { ModelFailure } from './model-failure.js';
import { SpeechSynthesizer, type Speech } from './speech-synthesizer.js';
import { Transcriber, type Transcript } from './transcriber.js';

/** Stand in when no provider of speech is configured and the simulator is off: every call says so. */
export class NoTranscriber extends Transcriber {
  readonly providerName = 'none';
  readonly simulated = false;
  readonly defaultModel = '';

  transcribe(): Promise<Transcript> {
    return Promise.reject(notConnected('transcribes', 'OPENAI_STT_BASE_URL'));
  }
}

export class NoSpeechSynthesizer extends SpeechSynthesizer {
  readonly providerName = 'none';
  readonly simulated = false;
  readonly defaultModel = '';

  speak(): Promise<Speech> {
    return Promise.reject(notConnected('speaks', 'OPENAI_TTS_BASE_URL'));
  }
}

function notConnected(verb: string, setting: string): ModelFailure {
  return new ModelFailure(
    'misconfigured',
    `No model that ${verb} is connected. Set OPENAI_API_KEY or ${setting} and restart.`,
  );
}
