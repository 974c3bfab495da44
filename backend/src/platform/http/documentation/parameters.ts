import type { OpenAPIObject } from '@nestjs/swagger';
import { EXAMPLE_ID } from './examples.js';
import { componentGroup, type Parameter, type Route } from './operations.js';

/** Request headers that every operation of the API reads. */
const EVERYWHERE = {
  ApiVersion: {
    name: 'API-Version',
    in: 'header',
    required: false,
    description: 'Pins the version of the API; without it the current one answers.',
    schema: { type: 'string', enum: ['1'] },
    example: '1',
  },
  CorrelationId: {
    name: 'X-Correlation-ID',
    in: 'header',
    required: false,
    description: "An id to find this request by in the server's log. Anything else than this pattern is replaced.",
    schema: { type: 'string', pattern: '^[A-Za-z0-9._-]{1,128}$' },
    example: EXAMPLE_ID,
  },
} as const;

export function addParameters(document: OpenAPIObject): void {
  Object.assign(componentGroup(document, 'parameters'), EVERYWHERE);
}

/** Names the shared headers, and describes ids of the path by the collection they stand behind. */
export function completeParameters({ path, operation }: Route): void {
  const own = operation.parameters ?? [];
  for (const parameter of own) describe(parameter, path);
  const shared = Object.entries(EVERYWHERE)
    .filter(([name]) => name === 'CorrelationId' || path.startsWith('/api/'))
    .map(([name]) => ({ $ref: `#/components/parameters/${name}` }));
  operation.parameters = [
    ...own.filter((one) => one.in === 'path'),
    ...own.filter((one) => one.in !== 'path'),
    ...shared,
  ];
}

function describe(parameter: Parameter, path: string): void {
  if (parameter.in !== 'path') return;
  const collection = new RegExp(`([^/]+)/\\{${parameter.name}\\}`).exec(path)?.[1] ?? '';
  parameter.description ??= `Id of the ${collection.replace(/s$/, '').replaceAll('_', ' ')}.`;
  if (parameter.schema?.format === 'uuid') parameter.example ??= EXAMPLE_ID;
}
