/**
 * Puts what PDF.js fetches by itself where the web app's build takes its static files from: the worker that reads a file,
 * fonts and character maps that files leave out, and a decoder of images without WebAssembly.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install-state.mjs';

const PARTS = [
  ['build/pdf.worker.min.mjs', 'pdf.worker.min.mjs'],
  ['cmaps', 'cmaps'],
  ['standard_fonts', 'standard_fonts'],
  ['wasm/openjpeg_nowasm_fallback.js', 'wasm/openjpeg_nowasm_fallback.js'],
  ['wasm/LICENSE_OPENJPEG', 'wasm/LICENSE_OPENJPEG'],
  ['LICENSE', 'LICENSE'],
];

const target = join(root, 'frontend/public/pdfjs');
rmSync(target, { recursive: true, force: true });
mkdirSync(join(target, 'wasm'), { recursive: true });
for (const [from, to] of PARTS) {
  cpSync(join(root, 'node_modules/pdfjs-dist', from), join(target, to), { recursive: true });
}
