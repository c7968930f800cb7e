import { expect, test } from 'vitest';

import { isBodySpot, placeOfSpot, spotsOf } from './bodySpot.ts';

test('a study of the left heel is found at the heel, at the foot and at the leg, on the left and without a word of side', () => {
  expect(spotsOf({ regions: ['heel'], side: 'left' })).toEqual([
    'heel',
    'heel.left',
    'foot',
    'foot.left',
    'leg',
    'leg.left',
  ]);
});

test('a study of both knees is found at either; one that does not say which is at neither, but is counted', () => {
  expect(spotsOf({ regions: ['knee'], side: 'both' })).toEqual(
    expect.arrayContaining(['knee.left', 'knee.right']),
  );
  const unsaid = spotsOf({ regions: ['knee'], side: undefined });
  expect(unsaid).toContain('knee.unsided');
  expect(unsaid).not.toContain('knee.left');
});

test('what there is one of has no side', () => {
  expect(spotsOf({ regions: ['heart', 'abdomen'], side: 'left' })).toEqual(['heart', 'chest', 'abdomen']);
  expect(placeOfSpot('heart.left')).toBeUndefined();
});

test('a place in an address is one of the table, or is no place', () => {
  expect(placeOfSpot('heel.left')).toEqual({ region: 'heel', side: 'left' });
  expect(['heel', 'heel.unsided', 'unstated', 'notFetched'].every(isBodySpot)).toBe(true);
  expect(['elbows', 'heel.up', 'heel.left.left', '', 'constructor', '.left'].some(isBodySpot)).toBe(false);
});
