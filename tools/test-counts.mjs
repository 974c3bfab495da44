/** How many tests passed and failed, from the reports of the three test runners. */
import { readFileSync } from 'node:fs';

const read = (file) => readFileSync(file, 'utf8');

export function countJest(file) {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(read(file));
  // a suite that cannot be loaded fails without a failed test
  return { passed: numPassedTests, failed: Math.max(numFailedTests, numFailedTestSuites) };
}

export function countPlaywright(file) {
  const { expected, unexpected, flaky } = JSON.parse(read(file)).stats;
  return { passed: expected + flaky, failed: unexpected };
}

export function countTap(file) {
  const of = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(read(file))?.[1] ?? 0);
  return { passed: of('pass'), failed: of('fail') };
}
