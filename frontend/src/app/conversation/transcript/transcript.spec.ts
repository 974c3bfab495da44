import { detail, message, play, question, session, started, token } from '../testing/turn-events';
import { emptyTranscript, isStale, withDetail, withOlder } from './transcript';

describe('Messages read from the server', () => {
  it('keep the older pages that adjoin them', () => {
    const first = withOlder(withDetail(emptyTranscript, detail([message('m3')], { has_more: true })), {
      messages: [message('m1'), message('m2')],
      has_more: false,
      total_count: 3,
    });
    const again = withDetail(first, detail([message('m3'), message('m4')], { has_more: true }));

    expect(again.messages.map(({ id }) => id)).toEqual(['m1', 'm2', 'm3', 'm4']);
    expect(again.has_more).toBe(false);
  });

  it('replace what no longer adjoins them, so that no hole is hidden', () => {
    const before = withDetail(emptyTranscript, detail([message('m1')]));
    const after = withDetail(before, detail([message('m8'), message('m9')], { has_more: true }));

    expect(after.messages.map(({ id }) => id)).toEqual(['m8', 'm9']);
    expect(after.has_more).toBe(true);
  });

  it('are loaded again when a snapshot shows that a turn ended while we were away', () => {
    const away = play([started, token(1, 'Half')], withDetail(emptyTranscript, detail([])));

    expect(isStale(away, { session, active_turn: null })).toBe(true);
    expect(isStale(withDetail(emptyTranscript, detail([question])), { session, active_turn: null })).toBe(false);
    expect(
      isStale(withDetail(emptyTranscript, detail([question])), {
        session: { ...session, message_count: 4 },
        active_turn: null,
      }),
    ).toBe(true);
  });
});
