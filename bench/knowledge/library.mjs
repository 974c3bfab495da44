/** An agent with documents, over HTTP, and what a search of it gives. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { json } from '../harness.mjs';
import { questions } from './questions.mjs';

const folder = join(import.meta.dirname, 'documents');

export async function upload(url, agent, filename, content) {
  const form = new FormData();
  form.append('file', new Blob([content]), filename);
  const response = await fetch(`${url}/api/agents/${agent}/documents`, { method: 'POST', body: form });
  if (response.status !== 202) throw new Error(`${filename}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** Follows the reading of a document to its end. @throws Error when it failed */
export async function ready(url, document) {
  const events = await fetch(`${url}/api/documents/${document.id}/events`);
  await events.text();
  const ended = await json(url, 'GET', `/api/documents/${document.id}`);
  if (ended.status !== 'ready') throw new Error(`${ended.filename}: ${JSON.stringify(ended.error)}`);
  return ended;
}

export async function library(url) {
  const agent = await json(url, 'POST', '/api/agents', {
    name: 'Library',
    system_prompt: 'Answer from the documents.',
  });
  const uploads = readdirSync(folder).map((name) => upload(url, agent.id, name, readFileSync(join(folder, name))));
  for (const document of await Promise.all(uploads)) await ready(url, document);
  return { agent: agent.id, documents: uploads.length };
}

export async function search(url, agent, question, previous = []) {
  const query = new URLSearchParams({ q: question, limit: '8' });
  for (const earlier of previous) query.append('previous', earlier);
  return json(url, 'GET', `/api/agents/${agent}/knowledge/search?${query}`);
}

/** Asks every labelled question. @returns those whose passage was not among the first eight */
export async function missedQuestions(url, agent) {
  const missed = [];
  for (const { question, filename, words, previous } of questions) {
    const { results } = await search(url, agent, question, previous);
    const found = results.some(
      (result) => result.filename === filename && result.text.replace(/\s+/g, ' ').includes(words),
    );
    if (!found) missed.push(question);
  }
  return missed;
}
