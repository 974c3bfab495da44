import { describe, expect, it } from '@jest/globals';
import { suggestedTitle } from './suggested-title.js';

const GATE = 'Garden gate hours';

describe('The title in what a model answered', () => {
  it.each([
    GATE,
    ` ${GATE}.\n`,
    `"${GATE}"`,
    `'${GATE}'`,
    `“${GATE}.”`,
    `„${GATE}“`,
    `«${GATE}»`,
    `「${GATE}」`,
    `"${GATE}`,
    `**${GATE}**`,
    `*${GATE}*`,
    `__${GATE}__`,
    `\`${GATE}\``,
    `**"${GATE}"**`,
    `"**${GATE}**"`,
    `**Garden gate** hours`,
    `# ${GATE}`,
    `> ${GATE}`,
    `- ${GATE}`,
    `1. ${GATE}\n2. Opening times`,
    `Title: ${GATE}`,
    `Titel: "${GATE}"`,
    `Título: ${GATE}`,
    `标题：${GATE}`,
    `**Title:** ${GATE}`,
    `**Title: ${GATE}**`,
    `**Title**: ${GATE}`,
    `Title:\n${GATE}`,
    `### Title\n\n**${GATE}**`,
    `Suggested title: ${GATE}`,
    `Title - ${GATE}`,
    `\`\`\`\n${GATE}\n\`\`\``,
    `\`\`\`json\n{"title": "${GATE}"}\n\`\`\``,
    `{"title": "${GATE}"}`,
    `{"language":"en","title":"${GATE}"}`,
    `{\n  "name": "**${GATE}**"\n}`,
    `["${GATE}", "Another"]`,
    `{"titles": ["${GATE}"]}`,
    `${GATE}\n\nThis title says what the conversation is about.`,
    `Sure! Here is a title for the conversation:\n\n**${GATE}**`,
    `Sure!\n${GATE}`,
    `Here's a title: "${GATE}"`,
    `<title>${GATE}</title>`,
  ])('is found in %j', (answer) => expect(suggestedTitle(answer, false)).toBe(GATE));

  it.each([
    ['🌿 Garden gate hours 🕕', '🌿 Garden gate hours 🕕'],
    ['Öffnungszeiten des Gartentors', 'Öffnungszeiten des Gartentors'],
    ['花园大门的开放时间。', '花园大门的开放时间'],
    ['"Yes" and "No"', '"Yes" and "No"'],
    ["Writers' guild", "Writers' guild"],
    ['What is C++?', 'What is C++?'],
    ['Using snake_case_names in C#', 'Using snake_case_names in C#'],
    ['2 * 3 = 6', '2 * 3 = 6'],
    ['Ratio 3:2', 'Ratio 3:2'],
    ['Docker: first steps', 'Docker: first steps'],
    ['Title insurance in Ohio', 'Title insurance in Ohio'],
    ['OK Computer', 'OK Computer'],
    ['Here Comes the Sun', 'Here Comes the Sun'],
  ])('of %j is %j', (answer, title) => expect(suggestedTitle(answer, false)).toBe(title));

  it.each([
    '',
    '\n\n',
    '***',
    '🎉',
    '{}',
    '{"title": null}',
    '{"title": "cut',
    'Sure! Here is a title for the conversation that begins with the message below',
    "I'm sorry, but I can't create a title for that.",
    'The user asks when the gate of the garden opens',
    'The gate of the garden opens at six in the morning and closes at ten in the evening',
    'x'.repeat(81),
  ])('is missing in %j', (answer) => expect(suggestedTitle(answer, false)).toBeNull());

  it('is never what the token limit cut', () => {
    expect(suggestedTitle(GATE, true)).toBeNull();
  });

  it('is looked for in time that grows with the answer', () => {
    const { user: before } = process.cpuUsage();
    for (const bait of [
      '*',
      '"',
      '`',
      '# ',
      '> ',
      '[',
      '{"a":',
      'title ',
      'the a ',
      'Sure:',
      '\n',
      '1. ',
      '**a',
      '<b>',
    ]) {
      suggestedTitle(bait.repeat(100_000), false);
    }
    expect(process.cpuUsage().user - before).toBeLessThan(2_000_000);
  });
});
