import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { ByteRange } from '../../../platform/blobs/blob-store.js';
import { ApiStoredFile } from '../../../platform/http/documentation/stored-file.decorator.js';
import { sendStoredFile } from '../../../platform/http/files/stored-file.js';
import { AudioFiles } from './audio-files.js';
import { AudioNotFound } from '../voice.errors.js';

const AUDIO_FILE = 'The address is in the records. The file never changes.';
const FILE = {
  name: 'file',
  type: String,
  description: 'Name of the file, as in its address.',
  example: '019b2f6e-7c1a-7d3e-9f04-5a6b7c8d9e0f.mp3',
};

@ApiTags('Voice')
@Controller('api/audio')
export class AudioController {
  constructor(private readonly files: AudioFiles) {}

  @Get('uploads/:file')
  @ApiOperation({ summary: 'Play a recording', description: AUDIO_FILE })
  @ApiParam(FILE)
  @ApiStoredFile('audio/*')
  playRecording(@Param('file') file: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send('uploads', file, request, response);
  }

  @Get('tts/:file')
  @ApiOperation({ summary: 'Play a spoken answer, or a sentence of it', description: AUDIO_FILE })
  @ApiParam(FILE)
  @ApiStoredFile('audio/*')
  playSpeech(@Param('file') file: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send('tts', file, request, response);
  }

  private async send(kind: 'uploads' | 'tts', file: string, request: Request, response: Response): Promise<void> {
    const found = await this.files.find(kind, file);
    const content = { ...found, version: file, open: (range: ByteRange) => this.files.open(found, range) };
    const sent = await sendStoredFile(request, response, content, {
      'Cache-Control': 'private, max-age=31536000, immutable',
      'Content-Disposition': 'inline',
      'Content-Security-Policy': "sandbox; default-src 'none'",
    });
    if (!sent) throw new AudioNotFound();
  }
}
