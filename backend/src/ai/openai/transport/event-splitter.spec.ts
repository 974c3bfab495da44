import { describe, expect, it } from '@jest/globals';
import { EventSplitter, MAX_LINE_BYTES } from './event-splitter.js';

/** Takes what is a JSON document, as the reader of answers does. */
function split(chunks: Iterable<Buffer>): { data: unknown[]; unreadable: number } {
  const data: unknown[] = [];
  const splitter = new EventSplitter((text) => {
    try {
      data.push(JSON.parse(text));
      return true;
    } catch {
      return false;
    }
  });
  for (const chunk of chunks) splitter.push(chunk);
  splitter.flush();
  return { data, unreadable: splitter.unreadable };
}

const piecesOf = (bytes: Buffer, size: number): Buffer[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) => bytes.subarray(i * size, (i + 1) * size));

const LINES = [
  ': comment',
  '',
  'event: message',
  'id: 7',
  'retry: 10',
  'data: {"text":"ä 你 🎈"}',
  '',
  'data:{"no":"space"}',
  '',
  '',
  'data: ',
  'data',
  '',
  'nonsense',
  'data: {"several":',
  'data: [1,',
  ': between them',
  'data: 2]}',
  '',
  'data: cut {',
  '',
  'error: {"code":500}',
  '',
  '{"error":"bare"}',
  'data: {"last":true}',
];
const EXPECTED = {
  data: [{ text: 'ä 你 🎈' }, { no: 'space' }, { several: [1, 2] }, { code: 500 }, { error: 'bare' }, { last: true }],
  unreadable: 2,
};

describe.each([
  ['LF', '\n', ''],
  ['CR LF', '\r\n', ''],
  ['CR', '\r', ''],
  ['LF after a byte-order mark', '\n', '\ufeff'],
  ['CR LF after a byte-order mark and white space', '\r\n', '\ufeff \r\n'],
])('An event stream with lines that end with %s', (_name, lineEnd, head) => {
  const stream = Buffer.from(head + LINES.join(lineEnd));

  it('is read the same wherever it is cut in two', () => {
    for (let cut = 0; cut <= stream.length; cut++) {
      expect(split([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(EXPECTED);
    }
  });

  it('is read the same byte by byte and in pieces of any size', () => {
    for (let size = 1; size <= 40; size++) expect(split(piecesOf(stream, size))).toEqual(EXPECTED);
  });
});

describe('An event stream', () => {
  it('loses a line that is too long, and only that', () => {
    const long = Buffer.alloc(MAX_LINE_BYTES + 1, 'x');
    const stream = [Buffer.from('data: 1\n\ndata: '), long, long, Buffer.from('\r\n\r\ndata: 2\n')];
    expect(split(stream)).toEqual({ data: [1, 2], unreadable: 1 });
  });

  it('loses an event of too many lines, and only that', () => {
    const line = Buffer.from(`data: ${'x'.repeat(100_000)}\n`);
    const stream = [Buffer.from('data: 1\n\n'), ...Array<Buffer>(50).fill(line), Buffer.from('\ndata: 2\n\n')];
    expect(split(stream)).toEqual({ data: [1, 2], unreadable: 1 });
  });

  it('holds every event that a server sends without blank lines between them', () => {
    expect(split([Buffer.from('data: {"a":1}\ndata: {"b":2}\ndata: {"c":3}\n')])).toEqual({
      data: [{ a: 1 }, { b: 2 }, { c: 3 }],
      unreadable: 0,
    });
  });

  it('takes an event before the blank line behind it has come', () => {
    const data: string[] = [];
    new EventSplitter((text) => data.push(text) > 0).push(Buffer.from('data: {"a":1}\n'));
    expect(data).toEqual(['{"a":1}']);
  });
});

describe('A body that is JSON and no event stream', () => {
  const pretty = JSON.stringify({ text: 'ä 你', list: [1, {}] }, null, 2);

  it.each([
    ['in one line', '{"a":{"b":1}}', [{ a: { b: 1 } }]],
    ['over several lines, some of them blank', `\n\n${pretty.replace('\n', '\r\n\r\n')}\n`, [JSON.parse(pretty)]],
    ['in one document per line', '{"a":1}\n{"b":2}\n', [{ a: 1 }, { b: 2 }]],
    ['as a list', '[{"error":1}]', [[{ error: 1 }]]],
  ])('is read %s, wherever it is cut', (_how, text, data) => {
    for (let size = 1; size <= 20; size++) {
      expect(split(piecesOf(Buffer.from(text), size))).toEqual({ data, unreadable: 0 });
    }
  });
});
