import { expect, test } from 'vitest';
import { type DecodedFrame } from '#viewer/rendering/decoding/displayFrame.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { painterFor, type ViewToPaint } from './painterFor.ts';

const images = { kind: 'images' } as const;
const frame: DecodedFrame = { kind: 'grey', rows: 1, columns: 2, values: new Int16Array(2) };
const image = { rows: 1, columns: 2, aspect: 1 };
const table = { first: 0, entries: new Uint16Array(2), largest: 255 };

function shown(
  change: Partial<Omit<GreyShown, 'look'>> & { readonly look?: Partial<GreyShown['look']> } = {},
): GreyShown {
  return {
    voi: { center: 40, width: 400, function: 'LINEAR' },
    isInverted: false,
    ...change,
    look: {
      modality: { slope: 1, intercept: -1024 },
      voi: undefined,
      tables: [],
      missingTables: 0,
      voiFunction: 'LINEAR',
      isInverse: false,
      padding: undefined,
      ...change.look,
    },
  };
}

function reason(view: Partial<ViewToPaint>, kind: 'images' | 'cine' | 'photos' = 'images'): string {
  const choice = painterFor({ kind }, { frame, image, shown: shown(), ...view });
  return choice.painter === 'own' ? choice.reason : 'cornerstone';
}

test('a plain CT image through a linear window is Cornerstone’s', () => {
  expect(painterFor(images, { frame, image, shown: shown() })).toEqual({ painter: 'cornerstone' });
});

test('colour of 8 bits is Cornerstone’s', () => {
  const colour: DecodedFrame = { kind: 'colour', rows: 1, columns: 2, rgba: new Uint8ClampedArray(8) };
  expect(reason({ frame: colour, shown: undefined })).toBe('cornerstone');
});

test.each([
  ['cine', 'cine'],
  ['photos', 'photographs'],
] as const)('%s stay with our own painter', (kind, why) => {
  expect(reason({}, kind)).toBe(why);
});

test('pixels that are not square stay with our own painter', () => {
  expect(reason({ image: { ...image, aspect: 1.2 } })).toBe('pixels-not-square');
});

test('values of more than 16 bits stay with our own painter', () => {
  expect(reason({ frame: { kind: 'grey', rows: 1, columns: 2, values: new Float32Array(2) } })).toBe(
    'values-beyond-16-bits',
  );
});

test.each([
  ['modality-table', shown({ look: { modality: table } })],
  ['voi-table', shown({ voi: table })],
  ['sigmoid', shown({ voi: { center: 40, width: 400, function: 'SIGMOID' } })],
  ['threshold', shown({ voi: { center: 40, width: 1, function: 'LINEAR' } })],
] as const)('what Cornerstone cannot window stays with our own painter: %s', (why, grey) => {
  expect(reason({ shown: grey })).toBe(why);
});

test('an exactly linear window is Cornerstone’s', () => {
  expect(reason({ shown: shown({ voi: { center: 40, width: 400, function: 'LINEAR_EXACT' } }) })).toBe(
    'cornerstone',
  );
});

test('padding is Cornerstone’s only while the window paints it black as we do', () => {
  const look = { padding: { from: -2000, to: -1000 } };
  expect(reason({ shown: shown({ look }) })).toBe('cornerstone');
  expect(reason({ shown: shown({ look, isInverted: true }) })).toBe('padding-would-show');
  expect(reason({ shown: shown({ look: { padding: { from: -2000, to: 1000 } } }) })).toBe(
    'padding-would-show',
  );
  const wide = { center: -1024, width: 4000, function: 'LINEAR' } as const;
  expect(reason({ shown: shown({ look, voi: wide }) })).toBe('padding-would-show');
  const white = { padding: { from: 3000, to: 3000 } };
  expect(reason({ shown: shown({ look: white }) })).toBe('padding-would-show');
  expect(reason({ shown: shown({ look: white, isInverted: true }) })).toBe('cornerstone');
});

test('what lies over an image is our own painter’s, for as long as it is shown', () => {
  const opening = { kind: 'rectangle', left: 0, top: 0, right: 1, bottom: 1 } as const;
  const shutter = { openings: [opening], colour: [0, 0, 0] } as const;
  const plane = { group: '6000', rows: 1, columns: 2, left: 0, top: 0, kind: 'graphics' } as const;
  const graphic = {
    plane: { ...plane, bits: { kind: 'data', tag: '60003000' } },
    bits: Uint8Array.of(1),
  } as const;
  expect(reason({ over: { shutter, graphics: [] } })).toBe('shutter');
  expect(reason({ over: { shutter: undefined, graphics: [graphic] } })).toBe('graphics');
  expect(reason({ over: { shutter: undefined, graphics: [] } })).toBe('cornerstone');
});
