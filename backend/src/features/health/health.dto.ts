import { ApiProperty } from '@nestjs/swagger';

export class Health {
  @ApiProperty({
    type: String,
    enum: ['healthy', 'degraded'],
    description: '`degraded`: something below does not work.',
  })
  status: 'healthy' | 'degraded';

  @ApiProperty({ type: String, example: '0.1.0', description: 'Version of the server.' })
  version: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'When this was asked.' })
  timestamp: string;

  @ApiProperty({ type: String, enum: ['ok', 'unavailable'], description: 'Whether the database answers.' })
  database: 'ok' | 'unavailable';

  @ApiProperty({
    type: String,
    enum: ['ok', 'full', 'read_only'],
    description:
      'Whether anything can be stored: `full` when the disk or a quota is, `read_only` when writing is not allowed.',
  })
  storage: 'ok' | 'full' | 'read_only';

  @ApiProperty({
    type: String,
    enum: ['ok', 'simulated', 'not_configured', 'failing'],
    description: 'The provider of models: `simulated` while none is connected, `failing` after its last call failed.',
  })
  openai: 'ok' | 'simulated' | 'not_configured' | 'failing';

  @ApiProperty({ type: 'integer', description: 'Seconds since this server started.', example: 86400 })
  uptime_seconds: number;
}

class ProviderInfo {
  @ApiProperty({ type: Boolean, description: 'Whether a provider of models is connected.', example: true })
  configured: boolean;

  @ApiProperty({ type: Boolean, description: 'Whether answers come from the built-in simulator.' })
  simulated: boolean;

  @ApiProperty({ type: String, example: 'openai', description: 'Name of the provider.' })
  name: string;

  @ApiProperty({ type: String, description: 'The model of agents that name none.', example: 'gpt-6-luna' })
  model: string;
}

class Limits {
  @ApiProperty({ type: 'integer', example: 10000, description: 'Longest message.' })
  message_characters: number;

  @ApiProperty({ type: 'integer', example: 100, description: 'Longest name of an agent.' })
  agent_name_characters: number;

  @ApiProperty({ type: 'integer', example: 32000, description: 'Longest instructions of an agent.' })
  system_prompt_characters: number;

  @ApiProperty({ type: 'integer', example: 5242880, description: 'Largest recording.' })
  audio_bytes: number;

  @ApiProperty({ type: 'integer', example: 120, description: 'Longest recording.' })
  audio_seconds: number;
}

class SpeechInfo {
  @ApiProperty({ type: ProviderInfo, description: 'What transcribes recordings.' })
  transcriber: ProviderInfo;

  @ApiProperty({ type: ProviderInfo, description: 'What speaks answers.' })
  speaker: ProviderInfo;
}

/** What the web app must know before it shows anything. */
export class AppConfig {
  @ApiProperty({ type: String, example: '0.1.0', description: 'Version of the server.' })
  version: string;

  @ApiProperty({ type: ProviderInfo, description: 'What answers.' })
  provider: ProviderInfo;

  @ApiProperty({ type: SpeechInfo, description: 'What transcribes and speaks.' })
  speech: SpeechInfo;

  @ApiProperty({ type: Limits, description: 'Longest texts, in Unicode code points, and largest files.' })
  limits: Limits;
}
