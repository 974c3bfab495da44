import { onPress, onRelease } from './push-to-talk';

describe('The button to talk', () => {
  it('starts a recording with a tap and ends it with the next one', () => {
    expect(onPress('idle')).toBe('start');
    expect(onRelease('recording', 120, false)).toBe('none');
    expect(onPress('recording')).toBe('stop');
  });

  it('sends when it was held and is let go', () => {
    expect(onRelease('recording', 351, false)).toBe('send');
  });

  it('records nobody who let go before the microphone was open', () => {
    expect(onRelease('asking', 500, false)).toBe('forget');
  });

  it('goes on for somebody who had to let go to answer the question of the browser', () => {
    expect(onRelease('asking', 2000, true)).toBe('none');
  });

  it('does nothing while the browser asks', () => {
    expect(onPress('asking')).toBe('none');
  });
});
