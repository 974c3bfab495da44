import type { Locator } from '@playwright/test';

/** The page of a PDF file as the web app draws it. */
export class PdfPageView {
  constructor(private readonly panel: Locator) {}

  get canvas(): Locator {
    return this.panel.locator('canvas');
  }

  get marks(): Locator {
    return this.panel.locator('.page-mark');
  }

  /** How many of its points are not white, from 0 to 1. */
  async ink(): Promise<number> {
    return this.canvas.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at]! < 128 && data[at + 3]! > 0) dark += 1;
      return dark / (data.length / 4);
    });
  }

  /** The largest mark, in CSS pixels, and how much of what it covers is ink. */
  async largestMark(): Promise<{ width: number; height: number; ink: number }> {
    return this.canvas.evaluate((canvas: HTMLCanvasElement) => {
      const page = canvas.getBoundingClientRect();
      const boxes = [...document.querySelectorAll('.page-mark')].map((mark) => mark.getBoundingClientRect());
      const [box] = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height);
      if (!box) return { width: 0, height: 0, ink: 0 };
      const scale = canvas.width / page.width;
      const [x, y] = [(box.left - page.left) * scale, (box.top - page.top) * scale];
      const { data } = canvas.getContext('2d')!.getImageData(x, y, box.width * scale, box.height * scale);
      let dark = 0;
      for (let at = 0; at < data.length; at += 4) if (data[at]! < 128 && data[at + 3]! > 0) dark += 1;
      return { width: box.width, height: box.height, ink: dark / (data.length / 4) };
    });
  }
}
