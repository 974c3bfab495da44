import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { type Measure, type PagePiece, pieceOf } from './page-piece';

export interface DrawnPage {
  /** From 1. */
  readonly number: number;
  readonly canvas: HTMLCanvasElement;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pieces: readonly PagePiece[];
}

export interface PdfFile {
  readonly pageCount: number;
  /** @param number from 1 @param width CSS pixels @throws PdfFailure, and the signal's reason */
  draw(number: number, width: number, signal: AbortSignal): Promise<DrawnPage>;
  /** Ends what still runs for it. */
  close(): void;
}

/** `gone`: the server does not have the file any more. */
export class PdfFailure extends Error {
  constructor(readonly reason: 'gone' | 'unreadable') {
    super(reason);
  }
}

/** A file that takes longer, by its size or by malice, is given up. */
const LIMIT_MS = 20_000;
/** Of a canvas; phones give no more. */
const MOST_PIXELS = 12_000_000;
const SHARPEST = 3;
/** A page is at most this many times as high as it is wide on screen. */
const TALLEST = 4;

/**
 * Reads PDF files with PDF.js, which is fetched with the first one. It reads in a worker of its own that ends with the
 * file. Pages are only painted: no script, link, form or address of a document is ever run, shown or fetched.
 */
@Injectable({ providedIn: 'root' })
export class PdfFiles {
  private readonly document = inject(DOCUMENT);
  /** Copies of what PDF.js fetches by itself: the worker, fonts that files leave out, character maps. */
  private readonly assets = new URL('pdfjs/', this.document.baseURI).href;
  private policy: Pick<TrustedTypePolicy, 'createScriptURL'> | null = null;

  /** Fetches only the parts of the file that are looked at. @throws PdfFailure, and the signal's reason */
  async open(url: string, signal: AbortSignal): Promise<PdfFile> {
    const { getDocument, PDFWorker, Util } = await import('pdfjs-dist');
    signal.throwIfAborted();
    const port = this.startWorker();
    const worker = PDFWorker.create({ port });
    const loading = getDocument({
      url: new URL(url, this.document.baseURI).href,
      worker,
      disableStream: true,
      disableAutoFetch: true,
      cMapUrl: `${this.assets}cmaps/`,
      standardFontDataUrl: `${this.assets}standard_fonts/`,
      wasmUrl: `${this.assets}wasm/`,
      // The page's policy allows neither.
      isEvalSupported: false,
      useWasm: false,
      enableXfa: false,
    });
    const close = () => {
      void loading.destroy().catch(() => undefined);
      worker.destroy();
      port.terminate();
    };
    const broken = new Promise<never>((_, reject) =>
      port.addEventListener('error', () => reject(new PdfFailure('unreadable')), { once: true }),
    );
    try {
      const pdf = await within(signal, Promise.race([loading.promise, broken]));
      return {
        pageCount: pdf.numPages,
        draw: (number, width, drawSignal) => this.draw(pdf, number, width, drawSignal, Util.transform),
        close,
      };
    } catch (error) {
      close();
      throw signal.aborted ? error : failureOf(error);
    }
  }

  private async draw(
    pdf: PDFDocumentProxy,
    number: number,
    width: number,
    signal: AbortSignal,
    transform: (a: number[], b: number[]) => number[],
  ): Promise<DrawnPage> {
    try {
      const page = await within(signal, pdf.getPage(number));
      const natural = page.getViewport({ scale: 1 });
      const scale = Math.min(width / natural.width, (width * TALLEST) / natural.height);
      const viewport = page.getViewport({ scale });
      const density = sharpness(viewport.width, viewport.height, this.document.defaultView?.devicePixelRatio ?? 1);
      const canvas = this.document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(viewport.width * density));
      canvas.height = Math.max(1, Math.round(viewport.height * density));
      const rendering = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
      const [, content] = await within(signal, Promise.all([rendering.promise, page.getTextContent()]), () =>
        rendering.cancel(),
      );
      const measure = this.measure();
      const pieces = content.items.flatMap((item) => {
        if (!('str' in item)) return [];
        const style = content.styles[item.fontName];
        if (style?.vertical) return [];
        const placed = transform(viewport.transform, item.transform as number[]);
        return [pieceOf(item, placed, viewport, style ?? null, measure)];
      });
      page.cleanup();
      return { number, canvas, width: viewport.width, height: viewport.height, pieces };
    } catch (error) {
      throw signal.aborted ? error : failureOf(error);
    }
  }

  private measure(): Measure {
    const context = this.document.createElement('canvas').getContext('2d');
    return (text, font) => {
      if (!context) return text.length;
      context.font = `20px ${font}`;
      return context.measureText(text).width;
    };
  }

  /** Browsers with Trusted Types start a worker only from an address that a policy made: ours makes this one alone. */
  private startWorker(): Worker {
    const address = `${this.assets}pdf.worker.min.mjs`;
    this.policy ??= window.trustedTypes?.createPolicy('parley', { createScriptURL: () => address }) ?? null;
    const trusted = this.policy ? (this.policy.createScriptURL('') as unknown as string) : address;
    return new Worker(trusted, { type: 'module' });
  }
}

/** Canvas pixels for each CSS pixel. */
function sharpness(width: number, height: number, screen: number): number {
  return Math.min(screen, SHARPEST, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}

/** Waits no longer than the signal and the limit allow. */
async function within<T>(signal: AbortSignal, work: Promise<T>, cancel?: () => void): Promise<T> {
  const end = AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]);
  return new Promise<T>((resolve, reject) => {
    const stop = () => {
      cancel?.();
      reject(end.reason as Error);
    };
    work.then(resolve, reject).finally(() => end.removeEventListener('abort', stop));
    if (end.aborted) stop();
    else end.addEventListener('abort', stop, { once: true });
  });
}

function failureOf(error: unknown): PdfFailure {
  if (error instanceof PdfFailure) return error;
  return new PdfFailure((error as { missing?: boolean }).missing === true ? 'gone' : 'unreadable');
}
