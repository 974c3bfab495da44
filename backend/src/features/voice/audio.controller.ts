import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { ApiErrors } from '../../platform/http/api-errors.decorator.js';
import { sendStoredFile } from '../../platform/http/stored-file.js';
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
    const sent = await sendStoredFile(request, response, {
      ...found,
      version: file,
      headers: {
        'Cache-Control': 'private, max-age=31536000, immutable',
        'Content-Disposition': 'inline',
        'Content-Security-Policy': "sandbox; default-src 'none'",
      },
      open: (range) => this.files.open(found, range),
    });
    if (!sent) throw new AudioNotFound();
  }
}
