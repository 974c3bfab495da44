import { codePoints, formatNumber } from '../core/format/number-format';
import type { Agent, UpdateAgent } from '../core/api/api-schemas';

/** The dialog's fields as text. */
export interface AgentForm {
  readonly name: string;
  readonly description: string;
  readonly system_prompt: string;
  readonly model: string;
  readonly temperature: string;
  readonly conversation_starters: string;
}

export type AgentProblems = Partial<Record<keyof AgentForm, string>>;

interface Limits {
  agentNameCharacters(): number;
  systemPromptCharacters(): number;
}

const MOST_STARTERS = 6;

export function formOf(agent: Agent | null): AgentForm {
  return {
    name: agent?.name ?? '',
    description: agent?.description ?? '',
    system_prompt: agent?.system_prompt ?? '',
    model: agent?.model ?? '',
    temperature: agent?.temperature?.toString() ?? '',
    conversation_starters: agent?.conversation_starters.join('\n') ?? '',
  };
}

/** What has to be put right before saving, in words that stand beside the field. */
export function checkForm(form: AgentForm, limits: Limits): AgentProblems {
  return {
    ...textProblem('name', form.name, 'Give the agent a name.', limits.agentNameCharacters()),
    ...textProblem(
      'system_prompt',
      form.system_prompt,
      'Tell the agent what it is for.',
      limits.systemPromptCharacters(),
    ),
    ...(isTemperature(form.temperature) ? {} : { temperature: 'Use a number from 0 to 2, or leave it empty.' }),
    ...(startersOf(form).length > MOST_STARTERS ? { conversation_starters: `Keep it to ${MOST_STARTERS} lines.` } : {}),
  };
}

/** The fields that differ from what was there, as the server wants them. */
export function changesOf(form: AgentForm, original: AgentForm): UpdateAgent {
  const differs = (field: keyof AgentForm): boolean => form[field] !== original[field];
  return {
    ...(differs('name') ? { name: form.name.trim() } : {}),
    ...(differs('description') ? { description: form.description.trim() } : {}),
    ...(differs('system_prompt') ? { system_prompt: form.system_prompt } : {}),
    ...(differs('model') ? { model: form.model.trim() === '' ? null : form.model.trim() } : {}),
    ...(differs('temperature')
      ? { temperature: form.temperature.trim() === '' ? null : Number(form.temperature) }
      : {}),
    ...(differs('conversation_starters') ? { conversation_starters: startersOf(form) } : {}),
  };
}

function startersOf({ conversation_starters }: AgentForm): string[] {
  return conversation_starters
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function textProblem(field: keyof AgentForm, text: string, whenEmpty: string, limit: number): AgentProblems {
  if (text.trim() === '') return { [field]: whenEmpty };
  const length = codePoints(text);
  return length > limit
    ? { [field]: `Shorten it to ${formatNumber(limit)} characters; it has ${formatNumber(length)}.` }
    : {};
}

function isTemperature(text: string): boolean {
  if (text.trim() === '') return true;
  const value = Number(text);
  return value >= 0 && value <= 2;
}
