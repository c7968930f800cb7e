import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Vector } from '#dicom/geometry.ts';
import { type Rigid, unmoved } from '#dicom/rigid.ts';
import { ctOffset } from '#region/samples/stories.ts';
import { noduleBalls, paintThorax, thoraxScene } from '#region/samples/thoraxCt.ts';
import { type Brick, BrickBuilder } from '#viewer/rendering/registration/brick.ts';
import { finest, register } from '#viewer/rendering/registration/register.ts';
import { aboutMiddle, cornersApart, movedVolume } from './movedVolume.ts';
import { storedVolume, type StoredVolume } from './storedVolume.ts';

const wholeBody = join(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus', 'files/ohif-rebuilt/juno/CT-0');
const hasCorpus = existsSync(wholeBody);
const isCi = process.env['CI'] === 'true';

let read: Promise<StoredVolume> | undefined;
/** Decoded once for both tests. */
function body(): Promise<StoredVolume> {
  read ??= storedVolume(wholeBody);
  return read;
}

/** Repeats itself: the same twenty movements every time. */
function randomFrom(start: number): () => number {
  let seed = start;
  return () => {
    seed = (seed * 16807) % 2147483647;
    return (seed / 2147483647) * 2 - 1;
  };
}

/** Half of them by all of 10° and 20 mm, the others by less; in every direction. */
function movements(grid: StoredVolume['grid']): readonly Rigid[] {
  const random = randomFrom(7);
  const direction = (): Vector => {
    const way: Vector = [random(), random(), random()];
    const size = Math.hypot(...way);
    return [way[0] / size, way[1] / size, way[2] / size];
  };
  return Array.from({ length: 20 }, (_, n) => {
    const [axis, way] = [direction(), direction()];
    const share = () => (n < 10 ? 1 : Math.abs(random()));
    const [angle, shift] = [(share() * 10 * Math.PI) / 180, share() * 20];
    return aboutMiddle(grid, scaled(axis, angle), scaled(way, shift));
  });
}

test.skipIf(!hasCorpus && !isCi)(
  'a CT that was moved by up to 20 mm and 10° is laid on itself within 1.5 mm everywhere, twenty times of twenty',
  async () => {
    const stored = await body();
    const present = brickOf(stored);
    const worst: number[] = [];
    const mean: number[] = [];
    let longest = 0;
    for (const movement of movements(stored.grid)) {
      const prior = brickOf(movedVolume(stored, movement));
      const began = performance.now();
      const found = register({ present, prior }, 'hounsfield');
      longest = Math.max(longest, performance.now() - began);
      if ('refused' in found) throw new Error(`refused: ${JSON.stringify(found.refused)}`);
      const apart = cornersApart(stored.grid, found.placing, movement);
      worst.push(Math.max(...apart));
      mean.push(apart.reduce((sum, one) => sum + one, 0) / apart.length);
    }
    const [most, usual] = [Math.max(...worst), mean.reduce((sum, one) => sum + one, 0) / mean.length];
    process.stdout.write(
      `registration: ${worst.filter((one) => one < 1.5).length} of ${worst.length} within 1.5 mm, corners apart ${usual.toFixed(2)} mm in the mean, ${most.toFixed(2)} at worst, ${(longest / 1000).toFixed(1)} s at most\n`,
    );
    expect(worst.filter((one) => one >= 1.5)).toEqual([]);
  },
  300_000,
);

test('the same chest from two scanners, with and without contrast medium, is brought together though their coordinates lie over a metre apart', () => {
  const present = brickOf(chest({ spacing: 2.4, step: 3, slices: 110, phase: 'arterial', at: [0, 0, 0] }));
  const prior = chest({
    spacing: 2.2,
    step: 2.5,
    slices: 130,
    phase: 'plain',
    at: [ctOffset.x, ctOffset.y, ctOffset.z],
  });
  const found = register({ present, prior: brickOf(prior) }, 'hounsfield');
  if ('refused' in found) throw new Error(`refused: ${JSON.stringify(found.refused)}`);
  const truth: Rigid = { ...unmoved, shift: [ctOffset.x, ctOffset.y, ctOffset.z] };
  expect(Math.max(...cornersApart(prior.grid, found.placing, truth))).toBeLessThan(1.5);
  expect(found.residual.found).toBeGreaterThan(100);
  expect(found.residual.mean).toBeLessThan(2);
}, 60_000);

test.skipIf(!hasCorpus && !isCi)(
  'a chest is not laid on another body’s pelvis: the answer is no, with how little was found',
  async () => {
    const other = brickOf(await body());
    const own = brickOf(chest({ spacing: 2.4, step: 3, slices: 110, phase: 'plain', at: [0, 0, 0] }));
    for (const pair of [
      { present: own, prior: other },
      { present: other, prior: own },
    ]) {
      const answer = register(pair, 'hounsfield');
      expect(answer).toMatchObject({ refused: { why: 'unlike' } });
    }
  },
  60_000,
);

/** The generated chest as a scanner with its own origin sees it, from its feet end. */
function chest(of: {
  readonly spacing: number;
  readonly step: number;
  readonly slices: number;
  readonly phase: 'arterial' | 'plain';
  readonly at: Vector;
}): StoredVolume {
  const size = 176;
  const { spacing, step, phase, at } = of;
  const [originX, originY] = [(-spacing * (size - 1)) / 2, (-spacing * (size - 1)) / 2 + 8];
  const nodules = noduleBalls(phase === 'arterial' ? 8 : 4.5);
  const slices = Array.from({ length: of.slices }, (_, slice) => {
    const plane = { size, spacing, originX, originY, values: new Float32Array(size * size) };
    paintThorax(plane, scene, { z: 2 + slice * step, nodules, phase });
    return plane.values;
  });
  return {
    modality: 'CT',
    slices,
    grid: {
      size: [size, size, of.slices],
      spacing: [spacing, spacing, step],
      axes: unmoved.rows,
      origin: [originX + at[0], originY + at[1], 2 + at[2]],
      frameOfReferenceUid: '1.2.9',
    },
  };
}

const scene = thoraxScene();

function brickOf({ grid, slices }: StoredVolume): Brick {
  const builder = new BrickBuilder(grid, finest);
  slices.forEach((values, index) => builder.add({ index, values, slope: 1, intercept: 0 }));
  return builder.finish();
}

function scaled(way: Vector, by: number): Vector {
  return [way[0] * by, way[1] * by, way[2] * by];
}
