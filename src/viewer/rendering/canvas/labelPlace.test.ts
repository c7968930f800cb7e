import { expect, test } from 'vitest';

import { labelPlace, type Path, type Rectangle } from './labelPlace.ts';

const size = { width: 600, height: 400 };
const lines = ['123,4 mm'];
const [width, height] = [8 * 7.8, 18];

function placed(
  points: Path,
  among: { readonly paths?: readonly Path[]; readonly taken?: readonly Rectangle[] } = {},
): Rectangle | undefined {
  return labelPlace(
    { kind: 'length', points, paths: [points], lines },
    { size, paths: [], taken: [], ...among },
  );
}

test('values stand at the right above the end of a line', () => {
  const place = placed([{ x: 100, y: 200 }, { x: 200, y: 200 }]); // prettier-ignore
  expect(place).toEqual({ left: 210, top: 179, right: 210 + width, bottom: 179 + height });
});

test('at the edge of the picture they go to another side, and lie on no part of the line', () => {
  const place = placed([{ x: 300, y: 100 }, { x: 590, y: 180 }]); // prettier-ignore
  // Left above the end would lie on the line, which comes from there.
  expect(place).toEqual({ left: 590 - 10 - width, top: 190, right: 580, bottom: 190 + height });
});

test('they lie neither on other values nor on the lines of another figure', () => {
  const line = [{ x: 100, y: 200 }, { x: 200, y: 200 }]; // prettier-ignore
  const first = { left: 205, top: 175, right: 300, bottom: 200 };
  expect(placed(line, { taken: [first] })?.top).toBe(210);
  const across = [{ x: 250, y: 0 }, { x: 250, y: 399 }]; // prettier-ignore
  expect(placed(line, { paths: [across] })?.right).toBeLessThan(250);
});

test('the values of an outline stand below it, above it where it reaches the lower edge', () => {
  const outline = (bottom: number) => {
    const points = [{ x: 100, y: bottom - 60 }, { x: 200, y: bottom - 60 }, { x: 150, y: bottom }]; // prettier-ignore
    return labelPlace(
      { kind: 'outline', points, paths: [points], lines: ['Areal 1 cm²', 'Lengst 2 cm'] },
      { size, paths: [], taken: [] },
    );
  };
  expect(outline(300)?.top).toBe(310);
  expect(outline(390)?.bottom).toBe(320);
});

test('they need not stand in the middle of a side', () => {
  const points = [{ x: 20, y: 100 }, { x: 60, y: 100 }, { x: 40, y: 150 }]; // prettier-ignore
  const place = labelPlace(
    { kind: 'outline', points, paths: [points], lines },
    { size, paths: [], taken: [] },
  );
  expect(place).toMatchObject({ left: 40 - width / 2, top: 160 });
  const wide = labelPlace(
    { kind: 'outline', points, paths: [points], lines: ['Lengst 121,4 · bredde 96,7 mm'] },
    { size, paths: [], taken: [] },
  );
  expect(wide).toMatchObject({ left: 4, top: 160 });
});

test('where there is no free place they are kept in the picture', () => {
  const wall = { left: 0, top: 0, right: 600, bottom: 400 };
  const place = placed([{ x: 100, y: 200 }, { x: 599, y: 3 }], { taken: [wall] }); // prettier-ignore
  expect(place).toEqual({ left: 600 - 4 - width, top: 4, right: 596, bottom: 4 + height });
});

test('a figure out of sight has no values in sight, and one that reaches in has', () => {
  expect(placed([{ x: 700, y: 200 }, { x: 900, y: 200 }])).toBeUndefined(); // prettier-ignore
  expect(placed([{ x: 500, y: 200 }, { x: 900, y: 200 }])).toBeDefined(); // prettier-ignore
});
