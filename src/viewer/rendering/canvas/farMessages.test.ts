import { expect, test } from 'vitest';

import { parseLoopMessage } from './loopMessage.ts';
import { parsePlacesMessage } from './placesMessage.ts';

const plane = { row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1], position: [0, 0, 5] };
const rectangle = { plane, spacing: { row: 1, column: 1 }, rows: 512, columns: 512 };
const space = {
  frameOfReferenceUid: '1.9',
  placing: { rows: [plane.row, plane.column, plane.normal], shift: [0, 0, 0] },
};
const reading = { state: 'running', turns: 1.5, at: 1e12, since: 1e12, pace: 0.001, unit: 900 };

test.each([
  { told: 'pointed', at: { frameOfReferenceUid: '1.9', place: [1, 2, 3] } },
  { told: 'pointed', at: undefined },
  { told: 'hand', leading: undefined },
  { told: 'hand', leading: { image: undefined } },
  { told: 'hand', leading: { image: { rectangle, edges: [rectangle], space } } },
  { told: 'shows', cursor: { shown: 1, total: 2 }, line: { shown: 0, total: 2 } },
])('a place is carried whole: %j', (message) => {
  expect(parsePlacesMessage(structuredClone(message))).toEqual(message);
});

test.each([
  { told: 'clock', basis: 'beat', reading },
  { told: 'stopped', id: '1', place: { basis: 'time', place: 40 } },
  { told: 'stopped', id: '1', place: undefined },
  { told: 'stood', id: '1', place: { basis: 'index', place: 4 } },
])('what loops go by is carried whole: %j', (message) => {
  expect(parseLoopMessage(structuredClone(message))).toEqual(message);
});

test('what is told beyond that is dropped at the door', () => {
  const named = { told: 'hand', leading: { image: undefined, patient: 'TESTDATA' }, name: 'TESTDATA' };
  expect(JSON.stringify(parsePlacesMessage(named))).not.toContain('TESTDATA');
  expect(JSON.stringify(parseLoopMessage({ told: 'stopped', id: '1', name: 'TESTDATA' }))).not.toContain(
    'TESTDATA',
  );
});

test.each([
  ['nothing', undefined],
  ['a place of two numbers', { told: 'pointed', at: { frameOfReferenceUid: '1.9', place: [1, 2] } }],
  ['a place of words', { told: 'pointed', at: { frameOfReferenceUid: '1.9', place: ['1', '2', '3'] } }],
  ['a slice without its plane', { told: 'hand', leading: { image: { rectangle: {}, edges: [] } } }],
  [
    'more edges than a stack has',
    {
      told: 'hand',
      leading: { image: { rectangle, space, edges: Array.from({ length: 3 }, () => rectangle) } },
    },
  ],
  ['a clock of no kind', { told: 'clock', basis: 'moon', reading }],
  ['a clock that never comes', { told: 'clock', basis: 'beat', reading: { ...reading, pace: Infinity } }],
  ['a clock that is no number', { told: 'clock', basis: 'beat', reading: { ...reading, at: NaN } }],
  ['a state that there is not', { told: 'clock', basis: 'beat', reading: { ...reading, state: 'late' } }],
])('%s is not followed', (_, body) => {
  expect(parsePlacesMessage(body)).toBeUndefined();
  expect(parseLoopMessage(body)).toBeUndefined();
});
