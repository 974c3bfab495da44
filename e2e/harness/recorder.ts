import { type RealAnswer, readContract } from '../../tools/openapi/contract.mjs';

const contract = readContract();
const problems = new Set<string>();

/** Compares an answer that a journey got with openapi.json; what is wrong fails the test that asked. */
export function recordAnswer(url: string, answer: Omit<RealAnswer, 'path'>): void {
  for (const problem of contract.problemsOf({ ...answer, path: new URL(url).pathname })) problems.add(problem);
}

/** What was wrong with answers since this was last asked. */
export function takeProblems(): string[] {
  const found = [...problems];
  problems.clear();
  return found;
}
