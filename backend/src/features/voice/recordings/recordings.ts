import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Transcriber, type Transcript } from '../../../ai/transcriber.js';
import { Config } from '../../../config/settings.js';
import type { UnsupportedAudio } from '../../../platform/audio/audio-kind.js';
import { drawSound, hasFfmpeg, toSpeechWav } from '../../../platform/audio/ffmpeg.js';
import type { ProbeProblem, AudioProperties } from '../../../platform/audio/audio-properties.js';
import { AudioProbe } from '../../../platform/audio/audio-probe.js';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { DomainError, ServerTooBusy } from '../../../platform/domain-error.js';
import { HttpError } from '../../../platform/http/errors/http-error.js';
import { receiveFile } from '../../../platform/http/input/multipart.js';
import { newId } from '../../../platform/ids.js';
import { Logger } from '../../../platform/observability/logger.js';
import { correlationIdOfWork } from '../../../platform/observability/work-signals.js';
import { audioFolder } from '../../sessions/message/message-audio.js';
import type { SpokenInput } from '../../turns/starting/turn-input.js';
import type { StoredRecording } from './pending-recordings.js';
import { InvalidAudio, RecordingNotFound, speechError, TranscriptionFailed } from '../voice.errors.js';

/** A recording that is kept and can be sent to a transcriber. */
export interface Recording extends StoredRecording {
  path: string;
  audioProperties: AudioProperties;
}

const MIN_SECONDS = 0.1;
/** Containers round up to their last packet, and a browser that is busy or whose tab is hidden stops late. */
const TOLERANCE_SECONDS = 0.75;

const PROBLEMS: Record<Extract<ProbeProblem, string> | 'too_slow', string> = {
  not_audio: 'The file is no recording.',
  video: 'The file is a video. Send its sound alone.',
  truncated: 'The recording ends in the middle, or is broken.',
  too_slow: 'Reading the recording takes more time or memory than is allowed.',
};

/** What people say into a microphone: taken in, looked at before anything is paid for, transcribed. */
@Injectable()
export class Recordings {
  constructor(
    private readonly blobs: BlobStore,
    private readonly probe: AudioProbe,
    private readonly transcriber: Transcriber,
    private readonly config: Config,
    private readonly log: Logger,
  ) {}

  /** Stores the one file of a request. Nothing is left of a file that is refused. @throws InvalidAudio, HttpError */
  async receive(request: Request, response: Response, session: { id: string; agent_id: string }): Promise<Recording> {
    const id = newId();
    const key = `${audioFolder(session.agent_id, session.id)}/${id}`;
    const { maxBytes } = this.config.audio;
    try {
      const { taken } = await receiveFile(request, response, {
        field: 'audio',
        maxBytes,
        too_large: 'too large',
        take: (content) => this.blobs.putWithoutSync(key, content),
        discard: () => this.blobs.delete(key),
      });
      return await this.look({ id, key, ...taken });
    } catch (error) {
      await this.blobs.delete(key);
      throw this.asInvalid(error);
    }
  }

  /** A recording that was stored before. @throws InvalidAudio, RecordingNotFound */
  open(stored: StoredRecording): Promise<Recording> {
    return this.look(stored);
  }

  discard({ key }: Recording): Promise<void> {
    return this.blobs.delete(key);
  }

  /**
   * What it says, and what a message keeps of it. It is on disk when this resolves.
   * @throws TranscriptionFailed, DomainError provider_*
   */
  async hear(recording: Recording, signal: AbortSignal): Promise<SpokenInput> {
    const [{ text, model }, sound] = await Promise.all([this.transcribe(recording, signal), this.describe(recording)]);
    return { ...sound, content: text, model };
  }

  /** What a message keeps of it. It is on disk when this resolves. */
  async describe({
    id,
    key,
    path,
    size_bytes,
    audioProperties: sound,
  }: Recording): Promise<Pick<SpokenInput, 'audio_file' | 'audio'>> {
    const [waveform] = await Promise.all([sound.waveform ?? drawSound(path), this.blobs.sync(key)]);
    return {
      audio_file: `${id}.${sound.format}`,
      audio: { size_bytes, duration_ms: Math.round(sound.seconds * 1000), peaks: waveform?.peaks ?? null },
    };
  }

  private async transcribe(
    { id, path, size_bytes, audioProperties: sound }: Recording,
    signal: AbortSignal,
  ): Promise<Transcript> {
    try {
      const transcript = await this.transcriber.transcribe({ path, size_bytes, format: sound.format }, signal);
      if (transcript.text === '') throw new TranscriptionFailed();
      return transcript;
    } catch (error) {
      // Its session was deleted, or the server stops: the turn says which.
      if (signal.aborted) throw error;
      this.log.warn('recording not transcribed', {
        correlation_id: correlationIdOfWork(signal),
        recording_id: id,
        error,
      });
      throw speechError(error, 'service_unavailable');
    }
  }

  private async look(stored: StoredRecording): Promise<Recording> {
    if (stored.size_bytes === 0) throw this.invalid('The recording is empty.');
    const path = await this.blobs.localFile(stored.key);
    if (path === null) throw new RecordingNotFound();
    const sound = await this.probe.probe(path, stored.size_bytes);
    if (sound === null) throw new RecordingNotFound();
    if (sound === 'timed_out') throw new ServerTooBusy();
    if (typeof sound === 'string') throw this.invalid(PROBLEMS[sound]);
    if ('unsupported' in sound) return this.convert(stored, path, sound);
    if (sound.seconds < MIN_SECONDS) throw this.invalid('The recording is too short.');
    const { maxSeconds } = this.config.audio;
    if (sound.seconds > maxSeconds + TOLERANCE_SECONDS) {
      throw this.invalid(`The recording is longer than ${maxSeconds} s.`);
    }
    if (sound.isSilent) throw this.invalid('No sound was picked up. Check the microphone and try again.');
    const { rewritten, ...playable } = sound;
    if (!rewritten) return { ...stored, path, audioProperties: playable };
    const { size_bytes } = await this.blobs.putWithoutSync(stored.key, Readable.from([rewritten]));
    return { ...stored, size_bytes, path, audioProperties: playable };
  }

  /** A recording that only ffmpeg reads, as a WAV file in its place. @throws InvalidAudio when ffmpeg is not there */
  private async convert(
    stored: StoredRecording,
    path: string,
    { unsupported, demuxer }: UnsupportedAudio,
  ): Promise<Recording> {
    if (!(await hasFfmpeg())) {
      throw this.invalid(`The file is ${unsupported}, which this server reads only when ffmpeg is installed on it.`);
    }
    const converted = `${path}.converted.wav`;
    try {
      const maxSeconds = this.config.audio.maxSeconds + 2 * TOLERANCE_SECONDS;
      if (!(await toSpeechWav(path, converted, { demuxer, maxSeconds }))) {
        throw this.invalid(`The file is ${unsupported} that could not be converted.`);
      }
      const { size_bytes } = await this.blobs.putWithoutSync(stored.key, createReadStream(converted));
      return await this.look({ ...stored, size_bytes });
    } finally {
      await rm(converted, { force: true });
    }
  }

  /** What the reader of uploads says, in the words of the contract for recordings. */
  private asInvalid(error: unknown): unknown {
    if (error instanceof HttpError && error.code === 'payload_too_large') {
      return this.invalid(`The recording is larger than ${this.config.audio.maxBytes} bytes.`);
    }
    if (error instanceof DomainError && error.fields.some(({ message }) => message === 'is required')) {
      return this.invalid('The recording is missing: send it as the file `audio`.');
    }
    return error;
  }

  private invalid(problem: string): InvalidAudio {
    return new InvalidAudio(problem, this.config.audio);
  }
}
