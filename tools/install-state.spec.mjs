import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeProblem } from './install-state.mjs';

const accepted = '^20.19.0 || ^22.13.0 || >=24.11.0';

for (const version of ['20.19.0', '20.20.2', '22.13.1', '24.11.0', '26.0.0']) {
  test(`Node ${version} is accepted`, () => assert.equal(nodeProblem(version, accepted), null));
}

for (const version of ['18.20.8', '20.18.3', '21.7.0', '22.12.0', '23.11.0', '24.10.0']) {
  test(`Node ${version} is refused with a sentence that says which is needed`, () => {
    assert.match(
      nodeProblem(version, accepted),
      new RegExp(`^Node ${version} is not supported: .* needs Node \\^20\\.19`),
    );
  });
}
