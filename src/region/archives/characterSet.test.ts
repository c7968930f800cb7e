import { expect, test } from 'vitest';
import { decoderFor } from './characterSet.ts';

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex');

test('half-width katakana and kanji stand side by side in one name (PS3.5 H.3.2)', () => {
  const name = bytes(
    'd4cfc0de5ec0dbb3 3d 1b2442 3b33 4544 1b284a 5e 1b2442 4240 4f3a 1b284a 3d' +
      '1b2442 2464 245e 2440 1b284a 5e 1b2442 243f 246d 2426 1b284a',
  );
  const decode = decoderFor(['ISO 2022 IR 13', 'ISO 2022 IR 87']);
  expect(decode(name)).toBe('ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう');
});

test('a kanji whose second byte is that of a backslash does not end the value', () => {
  const decode = decoderFor(['', 'ISO 2022 IR 87']);
  expect(decode(bytes('1b2442 305c 1b2842 5c 41'))).toBe(
    '枌\\A'.replace('枌', decode(bytes('1b2442 305c 1b2842'))),
  );
  expect(decode(bytes('1b2442 305c 1b2842'))).toHaveLength(1);
});

test('a misspelt term for Latin-1 is understood', () => {
  expect(decoderFor(['ISO-IR 100'])(bytes('4ae972f46d65'))).toBe('Jérôme');
});

test('without a character set, UTF-8 is taken where the bytes are valid UTF-8, else Latin-1', () => {
  expect(decoderFor([])(Buffer.from('Bjørn'))).toBe('Bjørn');
  expect(decoderFor([])(Buffer.from('Bjørn', 'latin1'))).toBe('Bjørn');
});

test('Norwegian letters of ISO 2022 IR 100 are read, with and without an escape', () => {
  const decode = decoderFor(['ISO 2022 IR 6', 'ISO 2022 IR 100']);
  expect(decode(bytes('1b2d41 d8f865'))).toBe('Øøe');
});
