/** Longest texts that are taken, in Unicode code points. The web app gets them from `GET /api/config`. */
export const LIMITS = {
  message_characters: 10_000,
  agent_name_characters: 100,
  system_prompt_characters: 32_000,
} as const;
