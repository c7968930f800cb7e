import { expect, test } from 'vitest';
import { parsePresentationState, presentationOf } from './presentationState.ts';
import { anInstance } from './testing.ts';

const image = { sopInstanceUid: '1.2.9', frameNumber: 2, rows: 2, columns: 4, aspect: 1 };
type Values = Readonly<Record<string, readonly unknown[]>>;

/** What a state with these attributes makes of the image. */
function presented(attributes: Values) {
  const state = parsePresentationState(
    anInstance({
      '00080016': ['1.2.840.10008.5.1.4.1.1.11.1'],
      '00081115': [{ '00081140': { Value: [{ '00081155': { Value: ['1.2.9'] } }] } }],
      ...attributes,
    }),
  );
  const shown = presentationOf(state, image);
  if (shown === undefined) throw new Error('the state names the image');
  return shown;
}

const table = (descriptor: readonly number[], data?: readonly number[]) => ({
  '00283002': { Value: descriptor },
  ...(data === undefined ? {} : { '00283006': { Value: data } }),
});

test('without a VOI step the output of a modality table is brightness over as many bits as the table states', () => {
  const shown = presented({ '00283000': [table([2, 0, 12], [7, 9])] });
  expect(shown.voi).toEqual({ kind: 'none', largest: 4095 });
  expect(shown.notApplied).toEqual([]);
});

test('a presentation table takes the place of the shape, and without a VOI step its entries are for the values themselves', () => {
  const shown = presented({ '20500010': [table([4, 0, 10], [0, 5, 9, 20])], '20500020': ['INVERSE'] });
  expect(shown.presentationTable).toMatchObject({ first: 0, largest: 1023 });
  expect(shown.voi).toEqual({ kind: 'none', largest: 3 });
  expect(shown.isInverse).toBe(false);
});

test('16 bits stated over a table of 12 are the known slip, and what it holds stands', () => {
  expect(presented({ '00283000': [table([2, 0, 16], [7, 4000])] }).voi).toEqual({
    kind: 'none',
    largest: 4095,
  });
});

test('tables whose data is not at hand are named one by one, and the image keeps its own grey', () => {
  const shown = presented({
    '00283110': [{ '00283010': { Value: [table([2, 0, 16])] } }],
    '20500010': [table([2, 0, 16])],
  });
  expect(shown.notApplied).toEqual(['voi-table', 'presentation-table']);
  expect(shown.voi).toBeUndefined();
  expect(shown.presentationTable).toBeUndefined();
});

const plane = (group: string, more: Values = {}): Values => ({
  [`${group}0010`]: [2],
  [`${group}0011`]: [4],
  [`${group}0100`]: [1],
  [`${group}3000`]: [0],
  ...more,
});

const layers = {
  '00700060': [
    {
      '00700002': { Value: ['OVER'] },
      '00700062': { Value: [9] },
      '00700067': { Value: [65_535, 0, 0] },
    },
    {
      '00700002': { Value: ['UNDER'] },
      '00700062': { Value: [1] },
      '00700066': { Value: [65_535] },
    },
  ],
};

test('overlays of a state stand in the order and colour of their layers; without a layer one is not displayed', () => {
  const shown = presented({
    ...layers,
    ...plane('6000', { '60001001': ['OVER'] }),
    ...plane('6002', { '60021001': ['UNDER'] }),
    ...plane('6004', { '60041001': [] }),
  });
  expect(shown.overlays.map(({ plane: { group }, colour }) => [group, colour])).toEqual([
    ['6002', { red: 255, green: 255, blue: 255 }],
    ['6000', { red: 255, green: 0, blue: 0 }],
  ]);
  expect(shown.notApplied).toEqual([]);
});

test('an overlay of frames lies on the image’s frame that it is for', () => {
  const frames = { '60000015': [2], '60000051': [1] };
  expect(presented(plane('6000', frames)).overlays.map(({ frame }) => frame)).toEqual([1]);
  expect(presented(plane('6000', { '60000015': [1], '60000051': [1] })).overlays).toEqual([]);
});

test('of the image’s overlays some are activated, some are not, and a state’s own of the same group stands in their place', () => {
  const { imageOverlays } = presented({
    ...layers,
    '60001001': ['OVER'],
    '60021001': [],
    ...plane('6004', { '60041001': ['UNDER'] }),
  });
  expect([...imageOverlays]).toEqual([
    ['6000', { red: 255, green: 0, blue: 0 }],
    ['6002', 'off'],
    ['6004', 'off'],
  ]);
});

test('a bitmap shutter is no overlay, takes the shutter’s grey, and is named where it does not fit the image', () => {
  const bitmap = {
    '00181600': ['BITMAP'],
    '00181622': [65_535],
    '00181623': [0x60_02],
    ...plane('6000', { '60001001': [] }),
  };
  const shown = presented({ ...bitmap, ...plane('6002') });
  expect(shown.bitmap).toMatchObject({
    plane: { group: '6002' },
    colour: { red: 255, green: 255, blue: 255 },
  });
  expect(shown.overlays).toEqual([]);
  expect(shown.notApplied).toEqual([]);
  const wrong = presented({ ...bitmap, ...plane('6002', { '60020011': [5] }) });
  expect([wrong.bitmap, wrong.notApplied]).toEqual([undefined, ['shutter']]);
  expect(presented(bitmap).notApplied).toEqual(['shutter']);
});

test('an overlay without a size cannot be placed, and is named', () => {
  const { '60000010': _, ...unsized } = plane('6000', { '60001001': ['OVER'] });
  expect(presented(unsized).notApplied).toEqual(['overlays']);
});
