import { type ChatEnd, ChatModel } from './chat-model.js';
import { ModelFailure } from './model-failure.js';

/** Stands in when no provider is configured and the simulator is off: every call says so. */
export class NoChatModel extends ChatModel {
  readonly providerName = 'none';
  readonly simulated = false;
  readonly defaultModel = '';
  readonly failing = true;

  answer(): Promise<ChatEnd> {
    return Promise.reject(
      new ModelFailure('misconfigured', 'No model is connected. Set OPENAI_API_KEY or OPENAI_BASE_URL and restart.'),
    );
  }
}
