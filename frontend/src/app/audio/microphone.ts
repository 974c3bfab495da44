import { Injectable } from '@angular/core';
import { recordingFormat } from './recording-format';
import { problemOf, RecordingProblem } from './recording-problem';
import { peakOf } from './audio-level';

/** Speech needs no more, and two minutes of it stay far below the limit of an upload. */
const BITS_PER_SECOND = 48_000;

export interface MicrophoneChoice {
  readonly id: string;
  readonly name: string;
}

/** An open microphone that records. Nothing of it is left after `close`. */
export interface OpenMicrophone {
  readonly deviceName: string | null;
  /** Ends the recording; what was recorded comes by `recorded`. */
  finish(): void;
  /** The whole recording: after `finish`, or because the device went away. Rejects when the browser fails. */
  readonly recorded: Promise<Blob>;
  /** The loudest sample just now, 0 to 1; null when the browser does not tell. */
  peak(): number | null;
  close(): void;
}

/** The microphones of this computer: the edge to the browser, replaced in tests. */
@Injectable({ providedIn: 'root' })
export class Microphone {
  /** Whether the browser will ask the person first. */
  async willAsk(): Promise<boolean> {
    try {
      const { state } = await navigator.permissions.query({ name: 'microphone' });
      return state === 'prompt';
    } catch {
      return true;
    }
  }

  /** Only after the first recording: before it the browser keeps their names to itself. */
  async choices(): Promise<readonly MicrophoneChoice[]> {
    const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    return devices
      .filter(({ kind, deviceId, label }) => kind === 'audioinput' && deviceId !== '' && label !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, name: label }));
  }

  /** @throws RecordingProblem */
  async open(deviceId: string | null): Promise<OpenMicrophone> {
    if (!globalThis.isSecureContext) throw new RecordingProblem('insecure');
    if (!navigator.mediaDevices?.getUserMedia || !('MediaRecorder' in globalThis)) {
      throw new RecordingProblem('unsupported');
    }
    const stream = await this.listen(deviceId);
    try {
      return record(stream);
    } catch {
      stream.getTracks().forEach((track) => track.stop());
      throw new RecordingProblem('broken');
    }
  }

  /** A chosen device that is gone gives way to the one the system prefers. */
  private async listen(deviceId: string | null): Promise<MediaStream> {
    const wishes = { channelCount: 1, echoCancellation: true, noiseSuppression: true, autoGainControl: true };
    try {
      return await navigator.mediaDevices.getUserMedia({
        audio: deviceId === null ? wishes : { ...wishes, deviceId: { exact: deviceId } },
      });
    } catch (error) {
      const problem = problemOf(error);
      if (deviceId !== null && problem.kind === 'no_device') return this.listen(null);
      throw problem;
    }
  }
}

function record(stream: MediaStream): OpenMicrophone {
  const mimeType = recordingFormat((type) => MediaRecorder.isTypeSupported(type));
  const recorder = new MediaRecorder(stream, {
    audioBitsPerSecond: BITS_PER_SECOND,
    ...(mimeType === null ? {} : { mimeType }),
  });
  const parts: Blob[] = [];
  const recorded = new Promise<Blob>((resolve, reject) => {
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.onstop = () => resolve(new Blob(parts, { type: recorder.mimeType.split(';')[0] ?? '' }));
    recorder.onerror = () => reject(new RecordingProblem('broken'));
  });
  const meter = openMeter(stream);
  recorder.start();
  return {
    deviceName: stream.getAudioTracks()[0]?.label || null,
    finish: () => {
      if (recorder.state !== 'inactive') recorder.stop();
    },
    recorded,
    peak: meter.peak,
    close: () => {
      stream.getTracks().forEach((track) => track.stop());
      meter.close();
    },
  };
}

function openMeter(stream: MediaStream): { peak: () => number | null; close: () => void } {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 2048;
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    peak: () => {
      // Without a gesture on the page the context may be held back: then nothing is known, which is not silence.
      if (context.state !== 'running') return null;
      analyser.getFloatTimeDomainData(samples);
      return peakOf(samples);
    },
    close: () => void context.close(),
  };
}
