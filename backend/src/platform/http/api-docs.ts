import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { API_VERSION } from './api-version.js';

const DESCRIPTION =
  `Agents that you talk with. Every record uses \`snake_case\`, ids are UUID v7, times are ISO 8601 UTC with
milliseconds. Send \`API-Version: ${API_VERSION}\` to pin the version, \`X-Correlation-ID\` to find a request in the log, and
\`Idempotency-Key\` on a POST that you may have to repeat. Every failure has the body \`ErrorBody\`.`.replaceAll(
    '\n',
    ' ',
  );

const TAGS: [name: string, description: string][] = [
  ['Agents', 'Who you talk with: a name, instructions, a model.'],
  ['Sessions', 'Conversations of an agent.'],
  ['Messages', 'What was said, and saying more.'],
  ['Voice', 'Saying something, and hearing the answer.'],
  ['Turns', 'One answer being made: follow it, resume it, stop it.'],
  ['Knowledge', 'Documents of agents: reading, searching, and how well it works.'],
  ['Chat', 'One answer without agent or session.'],
  ['Operations', 'Health, configuration, metrics.'],
];

/**
 * The document at `/api/openapi.json` and the page at `/api/docs`; made on first use.
 * @param prefix of `PUBLIC_URL`: programs that are made from the document, and its own page, ask there
 */
export function serveApiDocs(app: INestApplication, version: string, prefix = ''): void {
  const servers = prefix === '' ? [] : [{ url: prefix }];
  SwaggerModule.setup('api/docs', app, () => ({ ...makeApiDocument(app, version), servers }), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Parley API',
    swaggerOptions: { persistAuthorization: false, tryItOutEnabled: true },
  });
}

export function makeApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setTitle('Parley')
    .setDescription(DESCRIPTION)
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit');
  for (const [name, description] of TAGS) builder.addTag(name, description);
  // The handler's name alone: client generators make it a method name, and it stays when a controller is renamed.
  return SwaggerModule.createDocument(app, builder.build(), { operationIdFactory: (_controller, handler) => handler });
}
