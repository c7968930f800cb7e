import { expect, test } from 'vitest';

import { isWoundAt } from '#region/samples/skin.ts';
import { rulerMark, shotsOf } from '#region/samples/woundStudies.ts';
import { figureValues, handBasis } from './figureValues.ts';

/** The close-ups with a ruler, by visit; what healed to a few millimetres is held to its pixels in the last of them too. */
const visits = [1, 2, 3, 4, 5, 6, 7, 8].map((visit) => {
  const found = shotsOf(visit).find(({ shot }) => shot.ruler);
  if (found === undefined) throw new Error('every visit has a close-up with a ruler');
  return { visit, scene: found.scene };
});

type Scene = (typeof visits)[number]['scene'];

/** The edge as a careful hand follows it: from the middle outwards in every direction, a point where the wound ends. */
function outlineOf(scene: Scene, points = 120) {
  return Array.from({ length: points }, (_, index) => {
    const angle = (2 * Math.PI * index) / points;
    const at = (radius: number) => ({
      x: scene.x + radius * Math.cos(angle),
      y: scene.y + radius * Math.sin(angle),
    });
    let radius = 0;
    while (isWoundAt(scene, at(radius).x, at(radius).y)) radius += 0.5;
    return at(radius);
  });
}

/** Square millimetres, counted pixel by pixel at the scale that the skin was made in; and the longest way across in millimetres. */
function truthOf(scene: Scene) {
  const rim: (readonly [number, number])[] = [];
  let pixels = 0;
  for (let row = 0; row < scene.height; row += 1) {
    const inside = Array.from({ length: scene.width }, (_, column) => column).filter((column) =>
      isWoundAt(scene, column, row),
    );
    pixels += inside.length;
    const [first, last] = [inside[0], inside.at(-1)];
    if (first !== undefined && last !== undefined) rim.push([first, row], [last, row]);
  }
  let longest = 0;
  for (const [ax, ay] of rim)
    for (const [bx, by] of rim) longest = Math.max(longest, Math.hypot(bx - ax, by - ay));
  return { area: pixels / scene.scale ** 2, diameter: longest / scene.scale };
}

test.each(visits)(
  'the wound of visit $visit, calibrated to its paper ruler, is measured within 2 % of what was drawn',
  ({ scene }) => {
    const ruler = {
      kind: 'ruler',
      points: [rulerMark(scene.scale, 10), rulerMark(scene.scale, 50)],
    } as const;
    const basis = handBasis(ruler, { millimetres: 40, aspect: 1 });
    if (basis === undefined) throw new Error('not calibrated');
    const { quantities } = figureValues({ kind: 'outline', points: outlineOf(scene) }, { basis, aspect: 1 });
    const truth = truthOf(scene);
    const measured = (name: string) => quantities.find((one) => one.name === name)?.value ?? NaN;
    expect(Math.abs(measured('area') / truth.area - 1)).toBeLessThan(0.02);
    expect(Math.abs(measured('diameter') / truth.diameter - 1)).toBeLessThan(0.02);
  },
);
