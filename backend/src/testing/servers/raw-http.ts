import { connect } from 'node:net';

export interface RawAnswer {
  status: number;
  head: string;
  body: string;
}

/** Sends these bytes, as no client would, and reads what comes back until the server closes the connection. */
export function sendRaw(port: number, ...parts: (string | Buffer)[]): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('end', () => {
      const [head = '', ...body] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), head, body: body.join('\r\n\r\n') });
    });
    for (const part of parts) socket.write(part);
  });
}

/** What came of a client that goes on sending whatever it is answered. */
export interface Poured extends RawAnswer {
  /** Bytes that the system took from it until the server closed the connection. */
  sent: number;
}

/** Sends `head` and then `chunk` again and again, as fast as it is taken, until the server closes the connection. */
export function pour(port: number, head: string, chunk: Buffer): Promise<Poured> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    const write = (): void => {
      while (!socket.destroyed && socket.writable && socket.write(chunk));
    };
    // A server that reads no more resets the connection in the end.
    socket.on('error', () => undefined);
    socket.on('data', (received: Buffer) => chunks.push(received));
    socket.on('drain', write);
    socket.on('close', () => {
      const [answer = '', ...body] = Buffer.concat(chunks).toString('utf8').split('\r\n\r\n');
      const sent = socket.bytesWritten - socket.writableLength;
      resolve({ status: Number(answer.split(' ')[1]), head: answer, body: body.join('\r\n\r\n'), sent });
    });
    socket.write(head);
    write();
  });
}
