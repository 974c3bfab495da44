import { exampleWith } from '../../../platform/http/documentation/documentation.decorators.js';

const QUESTION_ID = '019b2f70-1a2b-7c3d-8e4f-5a6b7c8d9e11';
const ANSWER_ID = '019b2f70-1a2b-7c3d-8e4f-5a6b7c8d9e12';
const TURN_ID = '019b2f70-1a2b-7c3d-8e4f-5a6b7c8d9e10';

const usage = {
  input_tokens: 312,
  cached_input_tokens: 256,
  output_tokens: 48,
  reasoning_tokens: 0,
  model: 'gpt-6-luna',
};

/** What a question, its answer and the usage of the answer look like in the examples of the OpenAPI document. */
export const USER_MESSAGE = exampleWith({
  id: QUESTION_ID,
  turn_id: TURN_ID,
  role: 'user',
  content: 'When does the harbour open?',
  citations: [],
});
export const ASSISTANT_MESSAGE = exampleWith({
  id: ANSWER_ID,
  turn_id: TURN_ID,
  parent_id: QUESTION_ID,
  role: 'assistant',
  content: 'The harbour opens at six. [1]',
  finish_reason: 'stop',
  documents_searched: 2,
  search_duration_ms: 34,
  usage,
});
export const USAGE = exampleWith(usage);
