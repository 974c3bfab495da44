import { IdListParam } from '../../../platform/http/input/fields.js';

export const MAX_FOLLOWED_SESSIONS = 100;

export class FollowSessionsQuery {
  @IdListParam({ maxItems: MAX_FOLLOWED_SESSIONS, description: 'The sessions to follow; repeated for each.' })
  session_id!: string[];
}
