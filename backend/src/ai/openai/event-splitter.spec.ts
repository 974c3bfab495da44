import { describe, expect, it } from '@jest/globals';
import { EventSplitter, MAX_LINE_BYTES } from './event-splitter.js';

function split(chunks: Iterable<Buffer>): { data: string[]; unreadable: number } {
  const splitter = new EventSplitter();
  const data: string[] = [];
  for (const chunk of chunks) splitter.push(chunk, (line) => data.push(line));
  splitter.flush((line) => data.push(line));
  return { data, unreadable: splitter.unreadable };
}

const STREAM = Buffer.from(
  ': comment\r\n\r\nevent: message\r\nid: 7\r\nretry: 10\r\ndata: {"text":"ä 你 🎈"}\r\n\r\ndata:no space\n\n\ndata: \n\nnonsense\ndata: [DONE]',
);
const EXPECTED = { data: ['{"text":"ä 你 🎈"}', 'no space', '', '[DONE]'], unreadable: 1 };

describe('An event stream', () => {
  it('is read the same wherever it is cut in two', () => {
    for (let cut = 0; cut <= STREAM.length; cut++) {
      expect(split([STREAM.subarray(0, cut), STREAM.subarray(cut)])).toEqual(EXPECTED);
    }
  });

  it('is read the same byte by byte and in pieces of any size', () => {
    for (let size = 1; size <= 40; size++) {
      const pieces = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, i) =>
        STREAM.subarray(i * size, (i + 1) * size),
      );
      expect(split(pieces)).toEqual(EXPECTED);
    }
  });

  it('loses a line that is too long, and only that', () => {
    const long = Buffer.alloc(MAX_LINE_BYTES + 1, 'x');
    const stream = [Buffer.from('data: 1\ndata: '), long, long, Buffer.from('\ndata: 2\n')];
    expect(split(stream)).toEqual({ data: ['1', '2'], unreadable: 1 });
  });
});
