import { expect, test } from 'vitest';
import { parsePresentationState, presentationOf } from '#dicom/presentationState.ts';
import { anInstance } from '#dicom/testing.ts';
import { brightness } from '#viewer/rendering/painting/brightness.ts';
import { greyLookOf, measuredValue, modalityValue } from '#viewer/rendering/painting/greyLook.ts';
import { presentedLook } from './presentedLook.ts';
import { probeReading } from './probeReading.ts';
import { GreyLooks, noWish } from './shownStack.ts';

type Attributes = Parameters<typeof anInstance>[0];

function stateOf(attributes: Attributes) {
  const state = parsePresentationState(
    anInstance({
      '00080016': ['1.2.840.10008.5.1.4.1.1.11.1'],
      '00081115': [{ '00081140': { Value: [{ '00081155': { Value: ['1.2.1.1.1'] } }] } }],
      ...attributes,
    }),
  );
  const image = { sopInstanceUid: '1.2.1.1.1', frameNumber: 1, rows: 16, columns: 16, aspect: 1 };
  const presentation = presentationOf(state, image);
  if (presentation === undefined) throw new Error('the state names the image');
  return presentation;
}

/** One entry of `largest` at each value from `first` on, and nothing below. */
const table = (first: number) => [{ '00283002': { Value: [2, first, 8] }, '00283006': { Value: [0, 255] } }];
const windowed = [{ '00281050': { Value: [1064] }, '00281051': { Value: [200] } }];
const ct = { '00281052': [-1024], '00281053': [1] };

test('the grey goes by the state, and the numbers that are read stay those of the image', () => {
  const own = greyLookOf(anInstance(ct), 1);
  const look = presentedLook(own, stateOf({ '00283110': windowed }), {
    stored: 'unsigned',
    isOwnTable: false,
  });
  expect(modalityValue(1064, look)).toBe(1064);
  expect(measuredValue(1064, look)).toBe(40);
});

test('a probe tells Hounsfield units of a CT whatever the state makes of its grey', () => {
  const instance = anInstance(ct);
  const look = presentedLook(greyLookOf(instance, 1), stateOf({ '00283110': windowed }), {
    stored: 'unsigned',
    isOwnTable: false,
  });
  const reading = probeReading(
    {
      frame: { kind: 'grey', rows: 1, columns: 1, values: Int16Array.of(1064) },
      position: { instance, frameNumber: 1 },
      shown: { look, voi: { center: 0, width: 1, function: 'LINEAR' }, isInverted: false },
    },
    { x: 0, y: 0 },
  );
  expect(reading).toMatchObject({ value: 40, unit: 'HU', stored: 1064 });
});

test('a table of the state begins below nought where the stored values do', () => {
  const presentation = stateOf({ '00283110': [{ '00283010': { Value: table(65_534) } }] });
  const { voi } = presentedLook(greyLookOf(anInstance({}), 1), presentation, {
    stored: 'signed',
    isOwnTable: false,
  });
  if (voi === undefined) throw new Error('the state has a table');
  expect(brightness(-2, voi)).toBe(0);
  expect(brightness(-1, voi)).toBe(255);
});

test('the window of a state goes before a table that the image has of its own', () => {
  const instance = anInstance({ '00283010': table(0) });
  const wish = { ...noWish, presentation: stateOf({ '00283110': windowed }) };
  const frame = { kind: 'grey', rows: 1, columns: 1, values: Uint16Array.of(1064) } as const;
  const shown = new GreyLooks().shown({ instance, frameNumber: 1 }, frame, wish);
  expect(shown?.voi).toMatchObject({ center: 1064, width: 200 });
});
