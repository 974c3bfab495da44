import { expect, type Page } from '@playwright/test';

export interface UploadedFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

export const textFile = (name: string, text: string): UploadedFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});
export const pdfFile = (name: string, buffer: Buffer): UploadedFile => ({ name, mimeType: 'application/pdf', buffer });

/** The line of a document on the Knowledge screen. */
export const rowOf = (page: Page, name: string) =>
  page.getByRole('list', { name: 'Documents' }).getByRole('listitem').filter({ hasText: name });

/** Gives the agent on screen files, and waits until they are ready. */
export async function upload(page: Page, ...files: UploadedFile[]): Promise<void> {
  await page.getByLabel('Files to add').setInputFiles(files);
  for (const { name } of files) await expect(rowOf(page, name)).toContainText('Ready (', { timeout: 30_000 });
}

/** Keeps every state that a document goes through on screen from now on. */
export async function watchStates(page: Page, name: string): Promise<() => Promise<string[]>> {
  await page.evaluate((filename) => {
    const seen: string[] = [];
    const look = () => {
      const rows = [...document.querySelectorAll('[aria-label="Documents"] li')];
      const text = rows.find((row) => row.textContent.includes(filename))?.textContent;
      const [state] = /Uploading|Waiting|Reading|Indexing|Ready/.exec(text ?? '') ?? [];
      if (state && seen.at(-1) !== state) seen.push(state);
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { seenStates: seen });
  }, name);
  return () => page.evaluate(() => (window as unknown as { seenStates: string[] }).seenStates);
}

/** Asks the documents on screen, without a model. */
export async function askDocuments(page: Page, question: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Question to the documents' }).fill(question);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
}
