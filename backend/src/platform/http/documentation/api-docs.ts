import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Config } from '../../../config/settings.js';
import { API_VERSION } from '../server/api-version.js';
import { completeDocument } from './complete-document.js';

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
  ['Messages', 'Read the messages of a session, and send one.'],
  ['Voice', 'Send recorded speech, and play spoken answers.'],
  ['Turns', 'A turn is the making of one answer: follow, resume and stop it.'],
  ['Knowledge', 'Documents of agents: upload, index and search them, and check how well that works.'],
  ['Chat', 'One answer without agent or session.'],
  ['Operations', 'Health, configuration, metrics.'],
];

const BEARER =
  'Not needed: this server has no accounts and ignores the header. It is for a proxy in front of the server that asks for a key.';

/** The document at `/api/openapi.json` and the page at `/api/docs`; made on first use. */
export function serveApiDocs(app: INestApplication, version: string): void {
  SwaggerModule.setup('api/docs', app, () => makeApiDocument(app, version), {
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
    .setOpenAPIVersion('3.1.0')
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addServer(app.get(Config).server.publicUrl?.replace(/\/$/, '') || '/', 'The server that gave this document.')
    .addServer('http://{host}:{port}', 'A server at an address of your own.', {
      host: { default: '127.0.0.1', description: 'HOST of the server.' },
      port: { default: '3000', description: 'PORT of the server.' },
    })
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'API key', description: BEARER }, 'bearer');
  for (const [name, description] of TAGS) builder.addTag(name, description);
  // The handler's name alone: client generators make it a method name, and it stays when a controller is renamed.
  const options = { operationIdFactory: (_controller: string, handler: string) => handler };
  const document = completeDocument(SwaggerModule.createDocument(app, builder.build(), options));
  // Either is enough: nothing, or a key.
  document.security = [{}, { bearer: [] }];
  document.info.contact = { name: 'The operator of this server' };
  return document;
}
