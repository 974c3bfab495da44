import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestBed } from '@angular/core/testing';
import { lastValueFrom } from 'rxjs';
import { ApiError } from './api-error';
import type { TurnEvent } from './api-schemas';
import type { TurnListener } from './turn-listener';
import type { UploadSignal } from './upload';
import { VoiceUpload } from './voice-upload';

let server: Server;
let answer: (response: ServerResponse) => void;
let received: { headers: IncomingMessage['headers']; body: string }[];

/** XMLHttpRequest of the test page asks another origin, which allows it. */
const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Headers': '*, Idempotency-Key, Accept',
  'Access-Control-Expose-Headers': '*',
};

beforeEach(async () => {
  received = [];
  types = [];
  isGone = false;
  server = createServer((request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(204, OPEN).end();
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const open = XMLHttpRequest.prototype.open;
  jest.spyOn(XMLHttpRequest.prototype, 'open').mockImplementation(function (
    this: XMLHttpRequest,
    method: string,
    path: string | URL,
  ) {
    open.call(this, method, `http://127.0.0.1:${port}${String(path)}`, true);
  });
});

afterEach(async () => {
  jest.restoreAllMocks();
  server.closeAllConnections();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

let types: string[];
let isGone: boolean;
const listener: TurnListener = { receive: ({ type }) => types.push(type), isGone: () => isGone };

function send(): Promise<UploadSignal<TurnEvent>[]> {
  const signals: UploadSignal<TurnEvent>[] = [];
  const recording = new Blob(['x'.repeat(50_000)], { type: 'audio/webm' });
  return new Promise((resolve, reject) => {
    TestBed.inject(VoiceUpload)
      .send('s1', recording, 'key-1', listener)
      .subscribe({ next: (signal) => signals.push(signal), error: reject, complete: () => resolve(signals) });
  });
}

describe('The upload of a recording', () => {
  it('reports its progress and the turn that it started, and passes the events of the turn on to its end', async () => {
    answer = (response) => {
      response.writeHead(200, { ...OPEN, 'Content-Type': 'text/event-stream' });
      response.write(
        ': waiting\n\nid: t1:0\nevent: turn\ndata: {"turn_id":"t1"}\n\nid: t1:1\nevent: token\ndata: {}\n\nid: t1:2\nevent: done\ndata: {}\n\n',
      );
    };
    const signals = await send();
    expect(types).toEqual(['turn', 'token', 'done']);
    expect(signals.at(0)).toMatchObject({ kind: 'uploading' });
    expect(signals.slice(-2)).toEqual([{ kind: 'uploaded' }, { kind: 'response', body: { turn_id: 't1' } }]);
    expect(received[0]?.headers).toMatchObject({ 'idempotency-key': 'key-1', accept: 'text/event-stream' });
    expect(received[0]?.body).toContain('name="audio"');
  });

  it('closes the connection during the response once its listener is gone', async () => {
    isGone = true;
    answer = (response) => {
      response.writeHead(200, { ...OPEN, 'Content-Type': 'text/event-stream' });
      response.write('id: t1:0\nevent: turn\ndata: {"turn_id":"t1"}\n\n');
    };
    expect((await send()).at(-1)).toEqual({ kind: 'response', body: { turn_id: 't1' } });
  });

  it('does not fail when the connection breaks after the turn is known', async () => {
    answer = (response) => {
      response.writeHead(200, { ...OPEN, 'Content-Type': 'text/event-stream' });
      response.write('id: t1:0\nevent: turn\ndata: {"turn_id":"t1"}\n\n', () => response.destroy());
    };
    expect((await send()).at(-1)).toEqual({ kind: 'response', body: { turn_id: 't1' } });
  });

  it('responds with the transcript when it is to be reviewed before sending', async () => {
    answer = (response) => {
      response.writeHead(201, { ...OPEN, 'Content-Type': 'application/json' });
      response.end('{"id":"r1","content":"Good morning"}');
    };
    const last = await lastValueFrom(TestBed.inject(VoiceUpload).transcribe('s1', new Blob(['sound']), 'key-2'));
    expect(last).toEqual({ kind: 'response', body: { id: 'r1', content: 'Good morning' } });
  });

  it('fails with the error of the server and the id of the recording that it retained', async () => {
    answer = (response) => {
      response.writeHead(422, { ...OPEN, 'Content-Type': 'application/json', 'X-Recording-ID': 'r1' });
      response.end(
        JSON.stringify({ error: 'Transcription Failed', code: 'transcription_failed', detail: 'No words.' }),
      );
    };
    await expect(send()).rejects.toMatchObject({ status: 422, code: 'transcription_failed', recordingId: 'r1' });
  });

  it('fails without a response when the connection breaks', async () => {
    answer = (response) => response.destroy();
    await expect(send()).rejects.toEqual(new ApiError(0, null));
  });
});
