import type { Browser } from '@playwright/test';

/** A handbook as an office would print it: the passages that matter stand on pages of their own, among much else. */
const PAGES = [
  {
    title: 'Harbour Office Handbook',
    paragraphs: [
      'This handbook is for everyone who works at the harbour office. It says who does what, when, and whom to ask.',
      'The harbour has two hundred and forty berths on six piers. The office stands at the end of the northern mole.',
    ],
  },
  {
    title: 'Opening hours in summer',
    paragraphs: [
      'From April to September the harbour office is open from seven in the morning to eight in the evening, every day of the week. Outside these hours the night watch answers the radio on channel nine.',
      'On the first Sunday of June the office closes at noon, because everybody is at the regatta.',
    ],
  },
  {
    title: 'Berths and fees',
    paragraphs: [
      'A berth of up to ten metres costs twenty-four euros a night, and longer boats pay thirty-eight euros. Electricity is counted by a meter at each pier and paid when the boat leaves.',
      'Guests who stay for more than two weeks pay a third less from the fifteenth night on.',
    ],
  },
  {
    title: 'Opening hours in winter',
    paragraphs: [
      'From October to March the harbour office is open from nine in the morning to four in the afternoon, on working days only. Ice is broken on the main channel when it is thicker than three centimetres.',
      'Between Christmas and New Year the office stays closed. Emergencies go to the coast guard.',
    ],
  },
];

/** The handbook as a PDF file of four pages, printed by the browser. */
export async function printHandbook(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  try {
    const sheets = PAGES.map(
      ({ title, paragraphs }) =>
        `<section><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</section>`,
    );
    await page.setContent(
      `<style>
         section { break-after: page; font: 13pt/1.5 serif; }
         section:last-child { break-after: auto; }
         p { hyphens: auto; text-align: justify; }
       </style>
       <body lang="en">${sheets.join('')}</body>`,
    );
    return await page.pdf({ format: 'A4', margin: { top: '25mm', bottom: '25mm', left: '22mm', right: '22mm' } });
  } finally {
    await page.close();
  }
}

export const HANDBOOK_PAGES = PAGES.length;
