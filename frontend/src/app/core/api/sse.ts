import { createParser, type EventSourceParser } from 'eventsource-parser';

/** One server-sent event with its data already read as JSON. */
export interface ServerEvent {
  readonly type: string;
  readonly id: string | null;
  readonly data: unknown;
}

export interface SseReader {
  onEvent(event: ServerEvent): void;
  /** Anything at all arrived, a comment line included: the connection is alive. */
  onActivity?(): void;
  onRetry?(milliseconds: number): void;
  /** Read no further once this says true. */
  isDone?(): boolean;
}

/** To be fed with the text of an event stream. An event that is not JSON is skipped. */
export function eventParser(
  onEvent: (event: ServerEvent) => void,
  onRetry?: (milliseconds: number) => void,
): EventSourceParser {
  return createParser({
    onEvent: ({ event, id, data }) => {
      const parsed = parseJson(data);
      if (parsed !== undefined) onEvent({ type: event ?? 'message', id: id ?? null, data: parsed });
    },
    ...(onRetry ? { onRetry } : {}),
  });
}

/** Reads an event stream to its end; rejects when the connection breaks. */
export async function readEvents(response: Response, reader: SseReader): Promise<void> {
  if (!response.body) return;
  const parser = eventParser(
    (event) => reader.onEvent(event),
    (milliseconds) => reader.onRetry?.(milliseconds),
  );
  const bytes = response.body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await bytes.read();
      if (done) return;
      reader.onActivity?.();
      parser.feed(decoder.decode(value, { stream: true }));
      if (reader.isDone?.()) return;
    }
  } finally {
    // Also closes the connection when we leave early; a broken one has nothing left to cancel.
    await bytes.cancel().catch(() => undefined);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
