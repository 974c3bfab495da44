const environment = require('jest-preset-angular/environments/jest-jsdom-env');

const Base = environment.default ?? environment;

/** jsdom has no fetch; Node's own is what browsers have. */
module.exports = class extends Base {
  async setup() {
    await super.setup();
    const names = [
      'fetch',
      'Headers',
      'Request',
      'Response',
      'ReadableStream',
      'TextDecoder',
      'TextEncoder',
      'AbortController',
      'AbortSignal',
    ];
    for (const name of names) this.global[name] = globalThis[name];
  }
};
