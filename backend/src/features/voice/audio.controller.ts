import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiErrors } from '../../platform/http/api-errors.decorator.js';
import { HttpError } from '../../platform/http/http-error.js';
import { AudioFiles } from './audio-files.js';
import { AudioNotFound } from './voice.errors.js';

const SOUND = { content: { 'audio/*': { schema: { type: 'string', format: 'binary' } } } };
const A_FILE = 'As the records name it. It never changes.';

@ApiTags('Voice')
@Controller('api/audio')
export class AudioController {
  constructor(private readonly files: AudioFiles) {}

  @Get('uploads/:file')
  @ApiOperation({ summary: 'Play a recording', description: A_FILE })
  @ApiParam({ name: 'file', type: String })
  @ApiHeader({ name: 'Range', required: false })
  @ApiOkResponse(SOUND)
  @ApiResponse({ status: 206, description: 'The part that `Range` asked for.' })
  @ApiErrors('not_found', 'range_not_satisfiable')
  playRecording(@Param('file') file: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send('uploads', file, request, response);
  }

  @Get('tts/:file')
  @ApiOperation({ summary: 'Play a spoken answer, or a sentence of it', description: A_FILE })
  @ApiParam({ name: 'file', type: String })
  @ApiHeader({ name: 'Range', required: false })
  @ApiOkResponse(SOUND)
  @ApiResponse({ status: 206, description: 'The part that `Range` asked for.' })
  @ApiErrors('not_found', 'range_not_satisfiable')
  playSpeech(@Param('file') file: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send('tts', file, request, response);
  }

  private async send(kind: 'uploads' | 'tts', file: string, request: Request, response: Response): Promise<void> {
    const found = await this.files.find(kind, file);
    const { mime_type, size_bytes } = found;
    const etag = `"${file}"`;
    const wanted = rangeOf(request, size_bytes, etag);
    if (wanted === 'unsatisfiable') {
      const headers = { 'Content-Range': `bytes */${size_bytes}` };
      throw new HttpError('range_not_satisfiable', `The file has ${size_bytes} bytes.`, headers);
    }
    response.set({
      'Accept-Ranges': 'bytes',
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "sandbox; default-src 'none'",
      ETag: etag,
    });
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    const { start, end } = wanted ?? { start: 0, end: size_bytes - 1 };
    if (wanted) response.status(206).set('Content-Range', `bytes ${start}-${end}/${size_bytes}`);
    response.set({ 'Content-Type': mime_type, 'Content-Length': String(end - start + 1) });
    if (request.method === 'HEAD') {
      response.end();
      return;
    }
    const sound = await this.files.open(found, { start, end });
    if (!sound) throw new AudioNotFound();
    await pipeline(sound, response).catch((error: unknown) => {
      // Players leave in the middle all the time.
      if (!response.destroyed) throw error;
    });
  }
}

/** The one range that is asked for; null for all of it, which is also the answer to several (RFC 9110). */
function rangeOf(
  request: Request,
  size: number,
  etag: string,
): { start: number; end: number } | 'unsatisfiable' | null {
  const condition = request.get('If-Range');
  if (condition !== undefined && condition !== etag) return null;
  const ranges = request.range(size);
  if (ranges === -1) return 'unsatisfiable';
  if (!Array.isArray(ranges) || ranges.type !== 'bytes' || ranges.length !== 1) return null;
  return ranges[0] ?? null;
}
