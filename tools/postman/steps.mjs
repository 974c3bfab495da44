/**
 * The order of the requests in the Postman collection: each uses what one before it answered, and nothing is deleted before
 * it was used. Everything else about a request (address, headers, body, what it answers) comes from openapi.json.
 *
 * @typedef {object} Step
 * @property {string} operation operationId of openapi.json
 * @property {string} [name] in place of the operation's summary, where it is asked more than once
 * @property {Record<string, string>} [path] values of the path: names of variables
 * @property {Record<string, string>} [query]
 * @property {Record<string, unknown>} [body] members in place of those of the example; `{{name}}` is a variable
 * @property {string} [file] in tools/postman/files, sent as the one file of a form
 * @property {string} [accept] which of several forms to ask for
 * @property {number} [status] what it answers, if that is not success
 * @property {string} [contains] text that must be in the answer
 * @property {Record<string, string>} [save] variable: where in the answer its value is, `…/file` for the end of an address
 */

const json = 'application/json';
const stream = 'text/event-stream';
const agent = { id: 'agent_id' };
const document = { id: 'document_id' };
const session = { id: 'session_id' };
const message = { id: 'message_id' };
const turn = { id: 'turn_id' };

/** @type {{ folder: string, steps: Step[] }[]} */
export const folders = [
  {
    folder: 'Operations',
    steps: [{ operation: 'getHealth' }, { operation: 'getConfig' }, { operation: 'getMetrics' }],
  },
  {
    folder: 'Agents',
    steps: [
      { operation: 'createAgent', save: { agent_id: 'id' } },
      { operation: 'createAgent', name: 'Create an agent without a name', body: { name: '' }, status: 422 },
      { operation: 'listAgents', query: { limit: '10' } },
      { operation: 'getAgent', path: agent },
      { operation: 'updateAgent', path: agent, body: { model: null, temperature: 0.5 } },
      { operation: 'agentImpact', path: agent },
    ],
  },
  {
    folder: 'Knowledge',
    steps: [
      { operation: 'uploadDocument', path: agent, file: 'handbook.txt', save: { document_id: 'id' } },
      { operation: 'documentEvents', path: document, contains: '"status":"ready"' },
      { operation: 'getDocument', path: document, contains: '"status":"ready"' },
      { operation: 'listDocuments', path: agent },
      { operation: 'getDocumentContent', path: document, contains: 'The harbour opens at six' },
      { operation: 'searchKnowledge', path: agent, query: { q: 'When does the harbour open?' } },
      {
        operation: 'createCheckQuestion',
        path: agent,
        body: { question: 'When does the harbour open?', document_id: '{{document_id}}', page: null },
        save: { check_question_id: 'id' },
      },
      { operation: 'listCheckQuestions', path: agent },
      { operation: 'runCheckQuestions', path: agent },
      {
        operation: 'updateCheckQuestion',
        path: { id: 'check_question_id' },
        body: { document_id: '{{document_id}}', page: null },
      },
    ],
  },
  {
    folder: 'Sessions',
    steps: [
      { operation: 'createSession', path: agent, save: { session_id: 'id' } },
      { operation: 'listSessions', path: agent },
      { operation: 'getSession', path: session },
      { operation: 'updateSession', path: session, body: { title: 'Opening hours of the harbour' } },
      { operation: 'sessionImpact', path: session },
    ],
  },
  {
    folder: 'Messages and turns',
    steps: [
      {
        operation: 'sendMessage',
        path: session,
        accept: json,
        body: { content: 'When does the harbour open?' },
        save: { message_id: 'assistant_message.id', turn_id: 'assistant_message.turn_id' },
      },
      {
        operation: 'sendMessage',
        name: 'Send a message and follow the answer',
        path: session,
        accept: stream,
        contains: 'event: done',
      },
      { operation: 'listMessages', path: session },
      { operation: 'messageRetrieval', path: message },
      { operation: 'getTurn', path: turn },
      { operation: 'turnEvents', path: turn, contains: 'event: done' },
      { operation: 'stopTurn', path: turn },
      {
        operation: 'sendMessage',
        name: 'Send a message whose answer is cut (the simulator does that when told so)',
        path: session,
        accept: json,
        body: { content: '/error length 2' },
        save: { cut_message_id: 'assistant_message.id' },
      },
      { operation: 'continueMessage', path: { id: 'cut_message_id' }, accept: json },
      { operation: 'chatOnce', contains: '"is_final":true' },
    ],
  },
  {
    folder: 'Voice',
    steps: [
      {
        operation: 'sendVoice',
        path: session,
        query: { output: 'voice' },
        file: 'tone.wav',
        accept: json,
        save: { recording_file: 'user_message.audio_url/file', speech_file: 'assistant_message.tts_audio_url/file' },
      },
      { operation: 'playRecording', path: { file: 'recording_file' } },
      { operation: 'playSpeech', path: { file: 'speech_file' } },
      { operation: 'createRecording', path: session, file: 'tone.wav', save: { recording_id: 'id' } },
      { operation: 'sendRecording', path: { ...session, recording_id: 'recording_id' }, accept: json },
      { operation: 'speakMessage', path: message },
    ],
  },
  {
    folder: 'Deletion',
    steps: [
      { operation: 'deleteCheckQuestion', path: { id: 'check_question_id' } },
      { operation: 'retryDocument', path: document },
      { operation: 'deleteDocument', path: document },
      { operation: 'deleteSession', path: session },
      {
        operation: 'sessionEvents',
        name: 'Follow a session that is deleted (the stream of one that exists stays open)',
        path: session,
        accept: stream,
        status: 404,
      },
      {
        operation: 'sessionsEvents',
        name: 'Follow several sessions without naming one (the stream stays open, too)',
        accept: stream,
        status: 422,
      },
      { operation: 'deleteAgent', path: agent },
      { operation: 'getAgent', name: 'Read an agent that is deleted', path: agent, status: 404 },
    ],
  },
];
