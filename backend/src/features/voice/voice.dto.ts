import { Id } from '../../platform/http/fields.js';
import { OutputQuery } from '../messages/message-input.dto.js';

export class VoiceQuery extends OutputQuery {
  @Id({
    optional: true,
    description: 'Instead of a file: a recording that an earlier request could not write down (its `X-Recording-ID`).',
  })
  recording_id?: string;
}
