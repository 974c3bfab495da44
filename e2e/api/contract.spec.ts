import type { Asking } from '../harness/http.js';
import type { Agent, ErrorBody, MessageExchange } from '../harness/records.js';
import { readContract } from '../../tools/openapi/contract.mjs';
import { expect, test } from '../harness/test.js';
import { toneWav } from '../harness/tone.js';

const contract = readContract();

const NOBODY = '01a1fd3e-0000-7000-8000-000000000000';
const json = { accept: 'application/json' };

test('Every operation answers as openapi.json says (each answer of every journey is compared with it): when it works, when the thing is missing, when the version is unknown', async ({
  api,
}) => {
  const tried = new Set<string>();
  const operation = (id: string) => {
    const found = contract.operations.find(({ operationId }) => operationId === id);
    if (!found) throw new Error(`There is no operation ${id}.`);
    return found;
  };
  async function expectAs<Body = Record<string, unknown>>(id: string, status: number, thing = '', asking: Asking = {}) {
    const { method, path } = operation(id);
    const [target, query = ''] = thing.split('?');
    const ids = (target ?? '').split('/');
    const address = path.replace(/\{\w+\}/g, () => ids.shift() ?? NOBODY);
    const answer = await api.call<Body>(method, address + (query && `?${query}`), asking);
    expect([id, answer.status]).toEqual([id, status]);
    tried.add(id);
    return answer.body;
  }

  const agent = await expectAs<Agent>('createAgent', 201, '', {
    body: { name: 'Contract', system_prompt: 'Be exact.' },
  });
  await expectAs('createAgent', 422, '', { body: { name: '', unknown: 1 } });
  await expectAs('listAgents', 200, '?limit=2');
  await expectAs('listAgents', 422, '?limit=0');
  await expectAs('getAgent', 200, agent.id);
  await expectAs('updateAgent', 200, agent.id, {
    body: { temperature: 0.5, model: 'sim-fast', description: 'Exact.' },
  });
  await expectAs('updateAgent', 422, agent.id, { body: { temperature: 3 } });
  const session = await expectAs<{ id: string }>('createSession', 201, agent.id, { body: {} });
  await expectAs('createSession', 422, agent.id, { body: { title: 7 } });
  await expectAs('sendMessage', 200, session.id, { body: { content: '/say 3' } });
  await expectAs('sendMessage', 422, session.id, { body: { content: '' } });
  for (const fault of ['401', '429', '500']) {
    const status = { '401': 500, '429': 503, '500': 502 }[fault] ?? 0;
    await expectAs('sendMessage', status, session.id, { body: { content: `/error ${fault}` }, headers: json });
  }
  const cut = await expectAs<{ assistant_message: { id: string; turn_id: string } }>('sendMessage', 200, session.id, {
    body: { content: '/error length 2' },
    headers: json,
  });
  await expectAs('continueMessage', 200, cut.assistant_message.id, { headers: json });
  await expectAs('continueMessage', 409, cut.assistant_message.id, { headers: json });
  await expectAs('getTurn', 200, cut.assistant_message.turn_id);
  await expectAs('stopTurn', 200, cut.assistant_message.turn_id);
  await expectAs('turnEvents', 200, cut.assistant_message.turn_id);
  await expectAs('turnEvents', 422, cut.assistant_message.turn_id, { headers: { 'last-event-id': 'x' } });
  await expectAs('listMessages', 200, `${session.id}?limit=3`);
  await expectAs('listMessages', 422, `${session.id}?before=x`);
  await expectAs('listSessions', 200, agent.id);
  await expectAs('listSessions', 422, `${agent.id}?cursor=x`);
  await expectAs('getSession', 200, session.id);
  await expectAs('updateSession', 200, session.id, { body: { title: 'Contract' } });
  await expectAs('updateSession', 422, session.id, { body: { title: '' } });
  await expectAs('sessionImpact', 200, session.id);
  await expectAs('agentImpact', 200, agent.id);
  await expectAs('chatOnce', 200, '', { body: { message: '/say 2' } });
  await expectAs('chatOnce', 422, '', { body: {} });
  await expectAs('chatOnce', 500, '', { body: { message: '/error 401' } });
  for (const id of ['getConfig', 'getHealth', 'getMetrics']) await expectAs(id, 200);

  const voice = { file: { field: 'audio', name: 'tone.wav', content: toneWav(1) } };
  const spoken = await expectAs<MessageExchange>('sendVoice', 200, `${session.id}?output=voice`, {
    ...voice,
    headers: json,
  });
  const noise = { file: { field: 'audio', name: 'tone.wav', content: Buffer.from('<html>') } };
  await expectAs('sendVoice', 400, session.id, { ...noise, headers: json });
  const draft = await expectAs<{ id: string }>('createRecording', 201, session.id, voice);
  await expectAs('createRecording', 400, session.id, noise);
  const words = { body: { content: 'As I meant it' }, headers: json };
  await expectAs('sendRecording', 200, `${session.id}/${draft.id}`, words);
  await expectAs('speakMessage', 200, cut.assistant_message.id);
  await expectAs('speakMessage', 409, spoken.user_message.id);
  await expectAs('playRecording', 200, fileOf(spoken.user_message.audio_url));
  await expectAs('playSpeech', 200, fileOf(spoken.assistant_message.tts_audio_url));

  const text = { file: { field: 'file', name: 'rules.txt', content: Buffer.from('Staff have 27 days of leave.') } };
  const file = await expectAs<{ id: string }>('uploadDocument', 202, agent.id, text);
  await expectAs('uploadDocument', 415, agent.id, { file: { ...text.file, content: Buffer.from('<html><body>') } });
  // This stream ends when the document is ready.
  await expectAs('documentEvents', 200, file.id);
  await expectAs('getDocument', 200, file.id);
  await expectAs('getDocumentContent', 200, file.id);
  await expectAs('listDocuments', 200, agent.id);
  await expectAs('listDocuments', 422, `${agent.id}?limit=0`);
  await expectAs('searchKnowledge', 200, `${agent.id}?q=leave`);
  await expectAs('searchKnowledge', 422, agent.id);
  const grounded = await expectAs<MessageExchange>('sendMessage', 200, session.id, {
    body: { content: 'How many days of leave are there?' },
    headers: json,
  });
  await expectAs('messageRetrieval', 200, grounded.assistant_message.id);
  const question = { question: 'How many days of leave are there?', document_id: file.id };
  const check = await expectAs<{ id: string }>('createCheckQuestion', 201, agent.id, { body: question });
  await expectAs('createCheckQuestion', 422, agent.id, { body: { question: '' } });
  await expectAs('listCheckQuestions', 200, agent.id);
  await expectAs('runCheckQuestions', 200, agent.id);
  await expectAs('updateCheckQuestion', 200, check.id, { body: { page: null } });
  await expectAs('updateCheckQuestion', 422, check.id, { body: { question: '' } });
  await expectAs('deleteCheckQuestion', 204, check.id);
  await expectAs('retryDocument', 202, file.id);
  await expectAs('deleteDocument', 204, file.id);

  const queries: Record<string, string> = { searchKnowledge: '?q=leave' };
  const files: Record<string, Asking> = { sendVoice: voice, createRecording: voice, uploadDocument: text };
  for (const { operationId, path, method } of contract.operations) {
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: validBody(operationId) };
    const valid = files[operationId] ?? body;
    const unknown = { ...valid, headers: { 'api-version': '9' } };
    if (path.startsWith('/api')) await expectAs<ErrorBody>(operationId, 400, NOBODY, unknown);
    if (path.includes('{')) await expectAs<ErrorBody>(operationId, 404, NOBODY + (queries[operationId] ?? ''), valid);
  }
  await expectAs('deleteSession', 204, session.id);
  await expectAs('deleteAgent', 204, agent.id);

  expect(contract.operations.map(({ operationId }) => operationId).filter((id) => !tried.has(id))).toEqual([]);
});

/** The name of a file at the end of its address. */
function fileOf(url: string | null): string {
  return url?.split('/').at(-1) ?? '';
}

function validBody(operationId: string): unknown {
  const bodies: Record<string, unknown> = {
    createAgent: { name: 'A', system_prompt: 'A' },
    updateAgent: { name: 'A' },
    createSession: {},
    updateSession: { title: 'A' },
    sendMessage: { content: 'A' },
    sendRecording: { content: 'A' },
    chatOnce: { message: 'A' },
    createCheckQuestion: { question: 'A', document_id: NOBODY },
    updateCheckQuestion: { question: 'A' },
  };
  return bodies[operationId];
}

test('Every event of a turn and of a session carries what openapi.json says', async ({ api }) => {
  const session = await api.conversation('sim-fast');
  const feed = await api.feed(session.id);
  const turns = [];
  for (const content of ['/say 9', '/error 401', '/error reset 3']) {
    const turn = await api.send(session.id, content);
    await turn.over;
    turns.push(turn);
  }
  await feed.until(() => feed.all('done').length + feed.all('error').length === 3);
  await feed.first('title');
  await api.call('PATCH', `/api/sessions/${session.id}`, { body: { title: 'Events' } });
  await feed.until(() => feed.all('session').some(({ data }) => data.session.title === 'Events'));
  feed.close();

  const names = new Set([...turns, feed].flatMap(({ events }) => events.map(({ event }) => event)));
  expect([...names].sort()).toEqual(['done', 'error', 'session', 'snapshot', 'title', 'token', 'turn']);
});
