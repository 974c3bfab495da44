/**
 * The last message of a request for the rest of an answer, behind the answer so far: in words that any provider
 * understands, because few can go on from a prefix.
 */
export const CONTINUE_INSTRUCTION =
  'Your last reply was cut off. Go on exactly where it stopped: do not repeat, summarise or comment on anything, and do ' +
  'not begin a sentence again that you had begun.';
