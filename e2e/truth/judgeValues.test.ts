import { expect, test } from 'vitest';
import { judgeScreen, judgeValues } from './judgeValues.ts';
import { type Reading } from './reading.ts';
import { type Reference } from './reference.ts';

const reference: Reference = {
  file: 'files/a.dcm',
  frameNumber: 2,
  png: 'a.png',
  agreement: 'two decoders exact',
  isFullRange: false,
  isLossless: true,
  storedType: 'uint16',
  storedMax: 20,
  frameSha256: 'abc',
};
const picture = { rows: 1, columns: 2, channels: 1, samples: Uint8Array.of(10, 20) };
const base64 = (...levels: readonly number[]) =>
  Buffer.from(levels.flatMap((level) => [level, level, level, 255])).toString('base64');
const reading: Reading = {
  sopInstanceUid: '1.2',
  frameNumber: 2,
  rows: 1,
  columns: 2,
  storedSha256: 'abc',
  isUniform: false,
  pixels: [base64(10, 20)],
  screenDifference: { largest: 0, nearlyAll: 0 },
};

test('the stored values and the picture of the reference are true', () => {
  expect(judgeValues({ reference, reading, picture }).outcome).toBe('true');
});

test('other stored values are wrong though the picture is the same, and the other way about', () => {
  const { because } = judgeValues({ reference, reading: { ...reading, storedSha256: 'abd' }, picture });
  expect(because).toBe('frame 2: stored values differ');
  expect(judgeValues({ reference, reading: { ...reading, pixels: [base64(10, 90)] }, picture }).outcome).toBe(
    'wrong',
  );
});

test('checksums of lossy frames are not compared, and a picture that is withheld is not missed', () => {
  const lossy = { ...reference, isLossless: false };
  expect(judgeValues({ reference: lossy, reading: { ...reading, storedSha256: '' }, picture }).outcome).toBe(
    'true',
  );
  expect(judgeValues({ reference, reading: { ...reading, pixels: [] }, picture: undefined }).outcome).toBe(
    'true',
  );
});

test('a picture that lies in the middle though the row says elsewhere is found there', () => {
  const pixels = [base64(1, 2), base64(10, 20)];
  expect(judgeValues({ reference, reading: { ...reading, pixels }, picture }).outcome).toBe('true');
});

test('a screen that shows something else than the frame it names is wrong; a hard edge smoothed otherwise is not', () => {
  const screen = (largest: number, nearlyAll: number) =>
    judgeScreen({ screenDifference: { largest, nearlyAll } }).outcome;
  expect(screen(16, 3)).toBe('true');
  expect(screen(7, 7)).toBe('wrong');
  expect(screen(255, 0)).toBe('wrong');
});
