import { expect, test } from 'vitest';
import { groupIntoDisplaySets } from '#dicom/displaySets.ts';
import { anInstance } from '#dicom/testing.ts';
import { nothingSeen } from './observation.ts';
import { isSettled } from './openFrame.ts';

const instance = anInstance();
const [displaySet] = groupIntoDisplaySets([instance]);
if (displaySet === undefined) throw new Error('no display set');
const place = { displaySet, instance, index: 4 };
const wanted = { sopInstanceUid: instance.sopInstanceUid, frameNumber: 1 };
const painted = { ...nothingSeen, state: 'painted', frame: '1', sopInstanceUid: instance.sopInstanceUid };

test('a cover over the picture before is waited out, the one over the picture asked for is not', () => {
  const failed = { ...nothingSeen, state: 'failed' };
  expect(isSettled({ ...failed, position: '3' }, wanted, place)).toBe(false);
  expect(isSettled({ ...failed, position: '4' }, wanted, place)).toBe(true);
  expect(isSettled(failed, wanted, place)).toBe(true);
});

test('only the very frame of the very instance counts as painted', () => {
  expect(isSettled(painted, wanted, place)).toBe(true);
  expect(isSettled({ ...painted, state: 'loading' }, wanted, place)).toBe(false);
  expect(isSettled({ ...painted, sopInstanceUid: '1.2' }, wanted, place)).toBe(false);
  expect(isSettled({ ...painted, frame: '2' }, wanted, place)).toBe(false);
});
