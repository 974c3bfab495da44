import { describe, expect, it } from '@jest/globals';
import { TurnHistory } from './turn-history.js';

const TURN = '01980f5e-4c5a-7000-8000-000000000000';

function sampleHistory(): TurnHistory {
  const history = new TurnHistory(TURN);
  history.add('turn', '{"turn_id":"x"}');
  for (const text of ['Hé', 'llo "you" 🙂', '\n', 'end']) history.addToken(text);
  history.add('done', '{"full_content":"…"}');
  return history;
}

describe('The story of a turn', () => {
  it('numbers its events from 0 without holes', () => {
    expect(
      sampleHistory()
        .between(-1, 99)
        .map(({ id }) => id),
    ).toEqual([0, 1, 2, 3, 4, 5].map((seq) => `${TURN}:${seq}`));
  });

  it('tells the same again from any point to any other', () => {
    const all = sampleHistory().between(-1, 99);
    for (let after = -1; after < 6; after++) {
      for (let last = after; last < 6; last++)
        expect(sampleHistory().between(after, last)).toEqual(all.slice(after + 1, last + 1));
    }
  });

  it('is the same after it was stored and read', () => {
    const read = TurnHistory.parse(TURN, sampleHistory().toJson());
    expect(read.between(-1, 99)).toEqual(sampleHistory().between(-1, 99));
    expect(read.text).toBe('Héllo "you" 🙂\nend');
    expect(read.lastSeq).toBe(5);
  });

  it('goes on where it was after it was read', () => {
    const read = TurnHistory.parse(TURN, sampleHistory().toJson());
    expect(read.addToken('more')).toEqual({ id: `${TURN}:6`, seq: 6, type: 'token', data: '{"content":"more"}' });
  });
});
