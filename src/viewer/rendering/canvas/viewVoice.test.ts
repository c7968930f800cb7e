import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ViewVoice } from './viewVoice.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function aVoice() {
  const spoken = { textContent: '' };
  const picture = { zoom: 1 };
  const place = () => ({ zoom: picture.zoom, isWhole: false, middle: { x: 0, y: 0 } });
  const voice = new ViewVoice(spoken, place);
  voice.setWords(({ zoom }) => `Zoom ${zoom}`);
  const nearer = () =>
    voice.after(() => {
      picture.zoom *= 2;
    });
  return { spoken, picture, voice, nearer };
}

test('of a key that is held only where it led is told, once it rests', () => {
  const { spoken, nearer } = aVoice();
  for (let press = 0; press < 5; press += 1) {
    nearer();
    vi.advanceTimersByTime(100);
    expect(spoken.textContent).toBe('');
  }
  vi.advanceTimersByTime(500);
  expect(spoken.textContent).toBe('Zoom 32');
});

test('a press that leads nowhere is answered too: what was told is told anew', () => {
  const { spoken, voice, nearer } = aVoice();
  nearer();
  vi.advanceTimersByTime(1000);
  voice.after(() => undefined);
  expect(spoken.textContent).toBe('');
  vi.advanceTimersByTime(1000);
  expect(spoken.textContent).toBe('Zoom 2');
});

test('another picture takes what was to be told of the one before with it', () => {
  const { spoken, voice, nearer } = aVoice();
  nearer();
  voice.silence();
  vi.advanceTimersByTime(1000);
  expect(spoken.textContent).toBe('');
});
