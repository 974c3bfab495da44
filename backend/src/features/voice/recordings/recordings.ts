import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Transcriber, type Transcript } from '../../../ai/transcriber.js';
import { Config } from '../../../config/settings.js';
import type { UnsupportedAudio } from '../../../platform/audio/audio-kind.js';
import { drawSound, hasFfmpeg, toSpeechWav } from '../../../platform/audio/ffmpeg.js';
import type { ProbeProblem, AudioProperties } from '../../../platform/audio/audio-properties.js';
import { AudioProbe } from '../../../platform/audio/audio-probe.js';
import { BlobStore } from '../../../platform/blobs/blob-store.js';
import { ServerTooBusy } from '../../../platform/domain-error.js';
import { Logger } from '../../../platform/observability/logger.js';
import { correlationIdOfWork } from '../../../platform/observability/work-signals.js';
import { audioFolder } from '../../sessions/message/message-audio.js';
import type { SpokenInput } from '../../turns/starting/turn-input.js';
import type { StoredRecording } from './pending-recordings.js';
import { InvalidAudio, RecordingNotFound, transcriptionError, TranscriptionFailed } from '../voice.errors.js';

/** A recording that can be sent to a transcriber. */
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

/** What people say into a microphone: inspected before anything is paid for, stored, transcribed. */
@Injectable()
export class Recordings {
  constructor(
    private readonly blobs: BlobStore,
    private readonly probe: AudioProbe,
    private readonly transcriber: Transcriber,
    private readonly config: Config,
    private readonly log: Logger,
  ) {}

  /** @throws InvalidAudio, RecordingNotFound, ServerTooBusy */
  async inspect(stored: StoredRecording): Promise<Recording> {
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

  /** Gives an upload its place among the audio of its session. From here on it outlives its request. */
  async store(recording: Recording, session: { id: string; agent_id: string }): Promise<Recording> {
    const key = `${audioFolder(session.agent_id, session.id)}/${recording.id}`;
    await this.blobs.move(recording.key, key);
    const path = await this.blobs.localFile(key);
    if (path === null) throw new RecordingNotFound();
    return { ...recording, key, path };
  }

  discard({ key }: Recording): Promise<void> {
    return this.blobs.delete(key);
  }

  /**
   * What it says, and what a message keeps of it. It is on disk when this resolves.
   * @throws TranscriptionFailed, DomainError provider_*
   */
  async transcribe(recording: Recording, signal: AbortSignal): Promise<SpokenInput> {
    const [{ text, model }, sound] = await Promise.all([this.transcript(recording, signal), this.describe(recording)]);
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

  private async transcript(
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
      throw transcriptionError(error);
    }
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
      return await this.inspect({ ...stored, size_bytes });
    } finally {
      await rm(converted, { force: true });
    }
  }

  private invalid(problem: string): InvalidAudio {
    return new InvalidAudio(problem, this.config.audio);
  }
}
