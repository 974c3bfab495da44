import { type MarkedText, passageOnPage } from './passage-on-page';

const PAGE = [
  'Harbour Office · Handbook',
  'The of\uFB01ce gives every berth a num-',
  'ber. In winter it is open from 9:00',
  'to 16:00.',
  '',
  'Summer',
  '7:00',
  '20:00',
].map((text) => ({ text }));

function shown(marks: readonly MarkedText[], page = PAGE): readonly string[] {
  return marks.map(({ piece, start, end }) => page[piece]?.text.slice(start, end) ?? '');
}

describe('A passage on the page it comes from', () => {
  it('is found across lines, divided words and ligatures', () => {
    const marks = passageOnPage(
      PAGE,
      'The office gives every berth a number. In winter it is open from 9:00 to 16:00.',
    );

    expect(shown(marks)).toEqual([
      'The of\uFB01ce gives every berth a num-',
      'ber. In winter it is open from 9:00',
      'to 16:00.',
    ]);
  });

  it('begins and ends within a line', () => {
    expect(shown(passageOnPage(PAGE, 'In winter it is open'))).toEqual(['In winter it is open']);
  });

  it('is found whatever its table columns were joined with', () => {
    expect(shown(passageOnPage(PAGE, 'Summer | 7:00 | 20:00'))).toEqual(['Summer', '7:00', '20:00']);
  });

  it('is marked as far as it stands there when it goes on over the page', () => {
    const marks = passageOnPage(
      PAGE,
      'Fees are paid in advance. In winter it is open from 9:00 to 16:00. Dogs are kept on a leash.',
    );

    expect(shown(marks)).toEqual(['In winter it is open from 9:00', 'to 16:00.']);
  });

  it('is marked around what stands in its midst, such as a heading of the page', () => {
    const page = ['The first half of a sentence', 'Annual report', 'and the second half of it'].map((text) => ({
      text,
    }));

    expect(shown(passageOnPage(page, 'The first half of a sentence and the second half of it'), page)).toEqual([
      'The first half of a sentence',
      'and the second half of it',
    ]);
  });

  it('is not marked where only a few letters agree', () => {
    expect(passageOnPage(PAGE, 'The officer is open minded')).toEqual([]);
  });

  it('is found with accents written either way', () => {
    const page = [{ text: 'Cafe\u0301 am Ku\u0308stenweg' }];

    expect(shown(passageOnPage(page, 'Café am Küstenweg'), page)).toEqual(['Cafe\u0301 am Ku\u0308stenweg']);
  });

  it('is found when it is not written in letters of the alphabet', () => {
    const page = [{ text: '冬季办公时间为上午九点至下午四点。' }];

    expect(shown(passageOnPage(page, '冬季办公时间为上午九点'), page)).toEqual(['冬季办公时间为上午九点']);
  });

  it('of a page and a passage that repeat themselves is found within a second', () => {
    const page = Array.from({ length: 400 }, () => ({ text: 'abcabcabcabcabc' }));
    const began = performance.now();
    passageOnPage(page, 'cab'.repeat(2000) + 'x');

    expect(performance.now() - began).toBeLessThan(1000);
  });
});
