import { expect } from '@playwright/test';
import type { Api } from './api.js';
import type { EventData, EventStream } from './event-stream.js';
import type { Message } from './records.js';

/**
 * The last turn of a session is over, and whoever reads about it reads the same: its last event (also when it is replayed),
 * the session, the page of messages, the turn itself and a new follower of the session.
 * @param stream what a client was sent, where there is one
 */
export async function expectEndingAsTold(api: Api, sessionId: string, stream?: EventStream): Promise<Message> {
  const detail = await api.detail(sessionId);
  const message = detail.messages.at(-1);
  if (!message) throw new Error('The session has no message.');
  const [page, turn, replay, feed] = await Promise.all([
    api.page(sessionId),
    api.turn(message.turn_id),
    api.follow(message.turn_id),
    api.feed(sessionId),
  ]);
  const { session, active_turn } = (await feed.first('snapshot')).data;
  feed.close();
  await replay.over;
  const last = replay.events.at(-1);
  const told = last?.data as EventData['done'] | EventData['error'];

  expect(ofThatTime(told.message)).toEqual(ofThatTime(message));
  expect(page.messages.at(-1)).toEqual(message);
  expect([turn.status, turn.assistant_message_id]).toEqual([message.status, message.id]);
  expect([detail.active_turn_id, active_turn]).toEqual([null, null]);
  expect([session.message_count, session.last_message_preview]).toEqual([
    detail.message_count,
    detail.last_message_preview,
  ]);
  if (last?.event === 'done') {
    const { full_content, message_id, usage, trace } = told as EventData['done'];
    expect([message_id, full_content, message.error]).toEqual([message.id, message.content, null]);
    expect({ usage, trace }).toEqual({ usage: turn.usage, trace: turn.trace });
  } else {
    const { code, detail: cause, message_id } = told as EventData['error'];
    expect({ message_id, code, detail: cause }).toMatchObject({
      message_id: message.id,
      code: message.error?.code,
      detail: message.error?.detail,
    });
  }
  const seen = stream?.events.at(-1) ?? last;
  expect([seen?.id, seen?.event, seen?.data]).toEqual([last?.id, last?.event, last?.data]);
  return message;
}

/** Whether a cited document is still there is no part of how the turn ended. */
function ofThatTime(message: Message | null): unknown {
  return (
    message && { ...message, citations: message.citations.map((citation) => ({ ...citation, document_deleted: null })) }
  );
}
