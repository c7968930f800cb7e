import { expect, test } from 'vitest';

import { type Switch, switched } from './switched.ts';

const a = (id: string, pressed: boolean, name = id): Switch => ({ id, name, pressed });

test('what is switched on and off again is told', () => {
  expect(switched([a('lines', false)], [a('lines', true)])).toEqual({ state: 'on', names: ['lines'] });
  expect(switched([a('lines', true)], [a('lines', false)])).toEqual({ state: 'off', names: ['lines'] });
  expect(switched([a('lines', true)], [a('lines', true)])).toBe(undefined);
});

test('of two tools only the one in hand is told', () => {
  const [scroll, length] = [a('scroll', true), a('length', false)];
  expect(switched([scroll, length], [a('scroll', false), a('length', true)])).toEqual({
    state: 'on',
    names: ['length'],
  });
});

test('a switch that has just come, gone, or changed its name with its state says nothing', () => {
  expect(switched([], [a('lines', true)])).toBe(undefined);
  expect(switched([a('lines', true)], [])).toBe(undefined);
  expect(switched([a('planes', false, 'open')], [a('planes', true, 'close')])).toBe(undefined);
});
