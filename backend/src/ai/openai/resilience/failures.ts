import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { ModelFailure, type ModelFailureKind, type ModelFailureOptions } from '../../model-failure.js';
import type { Clock } from '../../../platform/clock.js';
import type { CallEnd } from './call-watch.js';
import type { Refusal } from '../compat.js';
import type { Provider } from '../provider.js';
import { reportedError, type ReportedError } from './reported-error.js';
import { MAX_RETRY_AFTER_SECONDS, retryAfterSeconds } from './retry-after.js';

/** A failure, and whether the same request may succeed if it is made again. */
export interface Verdict {
  failure: ModelFailure;
  retryable: boolean;
}

/** A provider may answer with a whole page; its reason stands at the beginning. */
const MAX_REASON_CHARACTERS = 2_000;

/**
 * Puts what went wrong with a provider into our own words: what happened and what to do. Nothing the provider wrote is
 * passed on, because providers repeat prompts and parts of keys in their errors.
 */
export class FailureWords {
  constructor(
    private readonly provider: Provider,
    private readonly clock: Clock,
  ) {}

  /** @param error what the SDK or the connection threw before an answer had begun */
  judge(error: unknown, model: string): Verdict {
    if (error instanceof APIConnectionTimeoutError) return { failure: this.noConnection(), retryable: true };
    if (error instanceof APIError && !(error instanceof APIConnectionError) && typeof error.status === 'number') {
      return this.answered(error as APIError & { status: number }, model);
    }
    return { failure: this.unreachable(error), retryable: true };
  }

  ended(reason: CallEnd): ModelFailure {
    const { label, limits } = this.provider;
    switch (reason) {
      case 'aborted':
        return new ModelFailure('aborted', 'The answer was stopped.');
      case 'first_token':
        return this.timeout(`${label} did not start an answer within ${seconds(limits.firstTokenMs)}.`);
      case 'silent':
        return this.timeout(`${label} fell silent for ${seconds(limits.idleMs)} before it started an answer.`);
      case 'queue':
        return this.timeout(`${label} let the request wait in its queue for more than ${seconds(limits.queueMs)}.`);
      case 'idle':
        return this.timeout(`${label} paused within its answer for more than ${seconds(limits.idleMs)}.`);
      case 'total':
        return this.timeout(
          `${label} did not finish its answer within ${seconds(limits.totalMs)}. ANSWER_TIMEOUT_SECONDS sets this limit.`,
        );
    }
  }

  broken(): ModelFailure {
    return new ModelFailure('incomplete', `The answer of ${this.provider.label} broke off before its end.`);
  }

  /** An error of the provider, in a response of its own or inside an answer that had begun with status 200. */
  reported(error: ReportedError, model: string): Verdict {
    const { status, code, retryAfterSeconds } = error;
    const options = { ...(status === null ? {} : { status }), ...comeBackAfter(retryAfterSeconds) };
    const say = (kind: ModelFailureKind, words: string) => new ModelFailure(kind, words, options);
    const { label, settings } = this.provider;
    if (status === null) {
      return retryable(say('unavailable', `${label} reported an error instead of an answer.`));
    }
    if (status === 401) {
      return fatal(say('misconfigured', `The key for ${label} was refused (401). Check ${settings.apiKey}.`));
    }
    if (status === 403) {
      return fatal(say('misconfigured', `The key for ${label} may not do this (403). Check its permissions.`));
    }
    if (code.includes('insufficient_quota') || status === 402) {
      const words = `The account at ${label} has spent its quota (${status}). Check its plan and billing.`;
      return fatal(say('rate_limit', words));
    }
    if (status === 429) return retryable(say('rate_limit', `${label} is receiving too many requests (429).`));
    if (status >= 500) return retryable(say('unavailable', `${label} answered with an error of its own (${status}).`));
    if (status === 408) return retryable(say('timeout', `${label} gave up waiting (408).`));
    // 409 is a conflict over a lock of the provider's, which passes.
    return { failure: this.rejected(status, error.message, model), retryable: status === 409 };
  }

  notAnAnswer(what: string): ModelFailure {
    return new ModelFailure(
      'invalid',
      `${this.provider.label} sent ${what}. Check that ${this.provider.settings.baseUrl} is the address of an OpenAI-compatible server, with its /v1.`,
    );
  }

  empty(): ModelFailure {
    return new ModelFailure('invalid', `${this.provider.label} ended its answer without any text.`);
  }

  spentOnNothing(): ModelFailure {
    return new ModelFailure(
      'invalid',
      `${this.provider.label} reached the token limit before any text. Raise MAX_OUTPUT_TOKENS.`,
    );
  }

  endlessWithoutText(): ModelFailure {
    return new ModelFailure('invalid', `${this.provider.label} sent without end, and no text of an answer.`);
  }

  filtered(): ModelFailure {
    return new ModelFailure('rejected', `The content filter of ${this.provider.label} withheld the answer.`);
  }

  paused(retryAfterSeconds: number): ModelFailure {
    return new ModelFailure(
      'unavailable',
      `${this.provider.label} failed several times in a row and is given a pause of a few seconds.`,
      { retry_after_seconds: retryAfterSeconds },
    );
  }

  private answered(error: APIError & { status: number }, model: string): Verdict {
    const said = reportedError({ error: error.error as unknown });
    return this.reported(
      {
        status: error.status,
        // Some servers send a number here.
        code: String(error.code ?? said?.code ?? ''),
        message: refusalOf(error)?.message ?? '',
        retryAfterSeconds: retryAfterSeconds(error.headers, this.clock.now()) ?? said?.retryAfterSeconds ?? null,
      },
      model,
    );
  }

  private rejected(status: number, reason: string, model: string): ModelFailure {
    const { label, settings, task } = this.provider;
    const text = reason.slice(0, MAX_REASON_CHARACTERS);
    if (status < 400) {
      const words = `${label} sent a redirect (${status}). Set ${settings.baseUrl} to the final address.`;
      return new ModelFailure('rejected', words, { status });
    }
    if (/context_length_exceeded|context (length|window)|too long/i.test(text)) {
      const words = `The conversation is too long for the model (${status}). Lower HISTORY_TOKENS or start a new session.`;
      return new ModelFailure('rejected', words, { status });
    }
    if (/model_not_found|model .{0,200}(not found|does not exist|not exist)/i.test(text)) {
      const words = `${label} does not know the model "${model}" (${status}). Choose another, or set ${settings.model}.`;
      return new ModelFailure('rejected', words, { status });
    }
    if (status === 404) {
      const words = `${label} has no ${task} at this address (404). Check the model "${model}" and ${settings.baseUrl}.`;
      return new ModelFailure('rejected', words, { status });
    }
    return new ModelFailure('rejected', `${label} did not accept the request (${status}).`, { status });
  }

  private timeout(words: string): ModelFailure {
    return new ModelFailure('timeout', words);
  }

  private noConnection(): ModelFailure {
    const { label, limits } = this.provider;
    return this.timeout(`${label} did not accept a connection within ${seconds(limits.connectMs)}.`);
  }

  private unreachable(error: unknown): ModelFailure {
    const { label, baseUrl } = this.provider;
    const origin = new URL(baseUrl).origin;
    const code = systemCode(error);
    switch (code) {
      case 'ECONNREFUSED':
        return new ModelFailure('unavailable', `Nothing answers on ${origin}. Check that the server is running.`);
      case 'ENOTFOUND':
      case 'EAI_AGAIN':
        return new ModelFailure(
          'unavailable',
          `The address of ${label} was not found. Check ${this.provider.settings.baseUrl} and DNS.`,
        );
      default:
        return new ModelFailure(
          'unavailable',
          `The connection to ${label} failed${code === null ? '' : ` (${code})`}.`,
        );
    }
  }
}

/** The provider's own words about a refused request, for deciding only. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof APIError) || typeof error.status !== 'number') return null;
  const detail = error.error as unknown;
  const message = `${error.message} ${typeof detail === 'string' ? detail : JSON.stringify(detail ?? '')}`;
  return { status: error.status, message, param: error.param ?? null };
}

function comeBackAfter(seconds: number | null): Pick<ModelFailureOptions, 'retry_after_seconds'> {
  return seconds === null ? {} : { retry_after_seconds: Math.min(seconds, MAX_RETRY_AFTER_SECONDS) };
}

function retryable(failure: ModelFailure): Verdict {
  return { failure, retryable: true };
}

function fatal(failure: ModelFailure): Verdict {
  return { failure, retryable: false };
}

function seconds(ms: number): string {
  return `${ms / 1000} s`;
}

/** The code of the innermost system error, such as ECONNREFUSED. Codes are Node's, never the provider's. */
function systemCode(error: unknown): string | null {
  let code: string | null = null;
  for (let inner = error; typeof inner === 'object' && inner !== null;) {
    const { code: candidate, cause, errors } = inner as { code?: unknown; cause?: unknown; errors?: unknown[] };
    if (typeof candidate === 'string' && /^[A-Z][A-Z_]+$/.test(candidate)) code = candidate;
    inner = cause ?? errors?.[0];
  }
  return code;
}
