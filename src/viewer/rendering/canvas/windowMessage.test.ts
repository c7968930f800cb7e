import { expect, test } from 'vitest';

import { firstView } from '#viewer/rendering/painting/view.ts';
import { anInstance } from '#dicom/testing.ts';
import { counterpart, standingOf } from './scrollLink.ts';
import { type ShownView } from './viewLink.ts';
import { parseWindowMessage } from './windowMessage.ts';

/** Slices of 5 mm from z = 0. */
const positions = [0, 1, 2, 3, 4, 5, 6, 7].map((n) => ({
  instance: anInstance({
    '00080018': [`1.2.${n + 1}`],
    '00200032': [0, 0, n * 5],
    '00200037': [1, 0, 0, 0, 1, 0],
    '00200052': ['1.9'],
  }),
  frameNumber: 1,
}));
const [first, ...rest] = positions;
if (first === undefined) throw new Error('a stack has slices');
const stack = { positions: [first, ...rest] as const, displaySet: { kind: 'images' } as const };

/** As the browser carries it from one window to another. */
const carried = (message: unknown) => parseWindowMessage(structuredClone(message));

test('a stack told to another window is followed there as if it stood in this one', () => {
  const own = standingOf({ stack, index: 6, anchor: undefined });
  const pane = {
    id: '1',
    displaySet: 's',
    studyInstanceUid: '1.2',
    kind: 'images',
    modality: 'CT',
    shares: { scroll: true, view: true, window: true, cine: false, orientation: true },
    leads: true,
    count: own.stack?.count,
    lines: own.stack?.lines,
    index: own.index,
    middle: own.middle,
    laidOn: undefined,
  };
  const message = carried({ told: 'panes', panes: [pane], wants: 'answer' });
  if (message?.told !== 'panes') throw new Error('not told');
  const [far] = message.panes;
  if (far === undefined) throw new Error('no pane was told of');
  const standing = {
    stack: { kind: far.kind, lines: far.lines, count: far.count },
    index: far.index,
    anchor: undefined,
  };
  const here = standingOf({ stack, index: 0, anchor: undefined });
  expect(counterpart({ ...standing, middle: far.middle }, here)).toBe(counterpart(own, here));
  expect(counterpart(own, here)).toBe(6);
});

test('a view is carried whole, also of an image that does not say where it lies', () => {
  const shown: ShownView = {
    view: { ...firstView, zoom: 1.5, offsetX: 3, offsetY: -2 },
    image: { columns: 512, rows: 512, aspect: 1 },
    canvas: { width: 800, height: 900 },
    millimetresPerColumn: undefined,
    place: undefined,
    laidOn: undefined,
  };
  expect(carried({ told: 'moved', id: '1', shown })).toEqual({ told: 'moved', id: '1', shown });
});

test.each([
  ['nothing', undefined],
  ['another word', { told: 'jumped', id: '1', index: 3 }],
  ['a slice that is no number', { told: 'scrolled', id: '1', index: '3' }],
  ['a view without its image', { told: 'moved', id: '1', shown: { view: firstView } }],
  ['a turn that there is not', { told: 'turned', id: '1', turn: 45 }],
])('%s is not followed', (_, body) => {
  expect(parseWindowMessage(body)).toBeUndefined();
});
