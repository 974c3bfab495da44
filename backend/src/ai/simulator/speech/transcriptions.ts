import type { AudioDirection } from './audio-direction.js';
import { sendError, sendJson, type Exchange } from '../exchange.js';

/** Fields of an upload, its file told by name, type and size only. */
export interface UploadFields {
  fields: Record<string, string>;
  file: { filename: string; mime_type: string; size_bytes: number } | null;
}

/**
 * Answers `POST /v1/audio/transcriptions`. No model listens, so it never invents words: it says how much sound it got. A
 * test gives the words it wants in the field `prompt`, the header `x-sim-transcript` or by `Simulator.direct`.
 */
export async function answerTranscription(exchange: Exchange, direction: AudioDirection): Promise<void> {
  const { request, response, call } = exchange;
  const form = await readForm(exchange);
  const file = form?.get('file');
  if (!form || !(file instanceof File)) {
    sendError(response, 400, { message: "Missing required parameter: 'file'.", param: 'file' });
    return;
  }
  const fields = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
  const upload: UploadFields = {
    fields,
    file: { filename: file.name, mime_type: file.type, size_bytes: file.size },
  };
  call.body = upload;
  const script = direction.scriptOf('stt', exchange, fields['model'] ?? '');
  const { probeAudio: probeSound } = await import('../../../platform/audio/probe.js');
  const probed = await probeSound(Buffer.from(await file.arrayBuffer()));
  const sound = typeof probed === 'object' && 'format' in probed ? probed : null;
  if (await direction.plays(exchange, script)) return;
  if (script.fault === 'container' && sound?.format !== 'wav') {
    sendError(response, 400, { message: 'Invalid file format. Supported formats: [wav]', param: 'file' });
    return;
  }
  const seconds = sound?.seconds ?? null;
  const scripted =
    script.fault === 'no-words'
      ? ' '
      : (request.headers['x-sim-transcript'] ?? fields['prompt'] ?? direction.transcript);
  const text = typeof scripted === 'string' && scripted !== '' ? scripted : describe(seconds);
  switch (fields['response_format'] ?? 'json') {
    case 'json':
      sendJson(response, 200, {
        text,
        usage: seconds === null ? null : { type: 'duration', seconds: Math.ceil(seconds) },
      });
      return;
    case 'verbose_json':
      sendJson(response, 200, { task: 'transcribe', language: 'english', duration: seconds ?? 0, text, segments: [] });
      return;
    case 'text':
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(`${text}\n`);
      return;
    default:
      sendError(response, 400, {
        message: "'response_format' must be json, verbose_json or text.",
        param: 'response_format',
      });
  }
}

function describe(seconds: number | null): string {
  return seconds === null
    ? 'Demo transcript: audio received'
    : `Demo transcript: ${seconds.toFixed(1)} s of audio received`;
}

/** Null when the body is no readable form. */
async function readForm({ request, body }: Exchange): Promise<FormData | null> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return null;
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    return null;
  }
}
