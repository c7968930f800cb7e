import { decode, encode } from 'jpeg-js';

import { openEncoders } from '#region/samples/codecs.ts';
import { randomFrom } from '#region/samples/noise.ts';
import { photographSkin, type SkinScene } from '#region/samples/skin.ts';
import { namedStudies } from '#region/samples/stories.ts';
import { sampleStudyUids } from '#region/samples/uids.ts';
import { woundVisit } from '#region/samples/woundStudies.ts';
import { type Similarity } from '#viewer/rendering/pair/similarity.ts';
import { type Plane, planeOf } from '#viewer/rendering/pair/registration/plane.ts';

/** Colour pixels, four numbers each. */
export interface Photograph {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Two photographs, and how the one truly lies on the other; undefined where they have nothing in common. */
export interface KnownPair {
  readonly name: string;
  readonly past: Photograph;
  readonly now: Photograph;
  readonly truth: Similarity | undefined;
}

export const [width, height] = [1024, 768];

/** The wound's eight visits, numbered as the samples do. */
export const allVisits = [1, 2, 3, 4, 5, 6, 7, 8];

/** The wound photographs of patient B's visits, decoded from the very bytes of the samples and made half as wide. */
export async function woundPhotographs(visits = allVisits): Promise<readonly Photograph[]> {
  const encoders = await openEncoders();
  return visits.flatMap((visit) => {
    const uid = sampleStudyUids.wound[visit - 1];
    const study = namedStudies.find((one) => one.studyInstanceUid === uid);
    if (study === undefined) throw new Error('the samples have the wound studies');
    return [...woundVisit(study, visit, encoders)].map(({ attributes }) => {
      const value = attributes['PixelData'];
      if (value === undefined || value === null || typeof value !== 'object' || !('fragments' in value))
        throw new Error('a photograph has fragments');
      const [fragment] = value.fragments;
      if (fragment === undefined) throw new Error('a photograph has one fragment');
      return halved(decode(fragment, { useTArray: true }));
    });
  });
}

/** As if the camera had been turned, moved nearer or farther, and seen other light: then saved once more with loss. */
export function photographedAgain(photograph: Photograph, seed: number): KnownPair {
  const random = randomFrom(seed);
  const within = (from: number, to: number) => from + (to - from) * random();
  const turn = (within(-25, 25) * Math.PI) / 180;
  const scale = within(0.7, 1.4);
  const [dx, dy] = [within(-0.15, 0.15) * width, within(-0.15, 0.15) * width];
  const light = within(0.75, 1.2);
  const balance = [within(0.88, 1.12), within(0.94, 1.06), within(0.85, 1.15)];
  const [p, q] = [scale * Math.cos(turn), scale * Math.sin(turn)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  const truth = { p, q, x: cx + dx - (p * cx - q * cy), y: cy + dy - (q * cx + p * cy) };
  const data = resampled(
    photograph,
    truth,
    balance.map((part) => part * light),
  );
  const past = decode(encode({ width, height, data }, 62 + Math.round(20 * random())).data, {
    useTArray: true,
  });
  const name = `${degrees(turn)}°, ${scale.toFixed(2)} ×, ${Math.round(dx)}/${Math.round(dy)} px`;
  return { name, past, now: photograph, truth };
}

/** Another day: the wound has healed further, and nobody held the camera as last time. */
export function photographedLater(seed: number): KnownPair {
  const random = randomFrom(seed);
  const within = (from: number, to: number) => from + (to - from) * random();
  const scene = (wound: SkinScene['wound']): SkinScene => ({
    width,
    height,
    scale: within(8, 12),
    x: width * within(0.42, 0.58),
    y: height * within(0.4, 0.55),
    turn: within(-0.2, 0.2),
    wound,
    scar: [16.5, 14],
    place: 'heel',
    balance: [within(0.92, 1.04), within(0.96, 1.04), within(0.93, 1.06)],
  });
  const before = scene({ length: 30, width: 25, slough: 0.5, necrosis: 0.1, redness: 0.8 });
  const after = scene({ length: 15, width: 11, slough: 0, necrosis: 0, redness: 0.25 });
  const truth = ofScenes(before, after);
  const name = `${degrees(after.turn - before.turn)}°, ${(after.scale / before.scale).toFixed(2)} ×`;
  return { name, past: pictureOf(before), now: pictureOf(after), truth };
}

/** A mole on a back. Mirrored, for the samples draw all skin by one pattern: other skin is what a back is. */
export function molePhotograph(seed: number): Photograph {
  const random = randomFrom(seed);
  const size = 5 + 12 * random();
  const picture = pictureOf({
    width,
    height,
    scale: 12 + 10 * random(),
    x: width * (0.4 + 0.2 * random()),
    y: height * (0.4 + 0.2 * random()),
    turn: random() * 6,
    wound: { length: size, width: size * 0.7, slough: 0.2, necrosis: 0.7 * random(), redness: random() },
    scar: [size / 2, size / 2],
    place: 'plain',
    balance: [1, 0.97, 1.02],
  });
  const data = new Uint8Array(picture.data.length);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const from = (row * width + width - 1 - column) * 4;
      data.set(picture.data.subarray(from, from + 4), (row * width + column) * 4);
    }
  return { width, height, data };
}

/** The small copy that the viewer registers by. */
export function smallPlane({ width, height, data }: Photograph): Plane {
  const small = halved({ width, height, data });
  return planeOf(small.data, small.width, small.height);
}

/** The farthest that a proposal is off anywhere in what the two share, as a part of the later picture's width. */
export function largestError(found: Similarity, { past, now, truth }: KnownPair): number {
  if (truth === undefined) throw new Error('nothing is known of this pair');
  let worst = 0;
  for (let row = 0; row <= 12; row += 1)
    for (let column = 0; column <= 16; column += 1) {
      const at = { x: (column / 16) * past.width, y: (row / 12) * past.height };
      const [due, got] = [truth, found].map(({ p, q, x, y }) => ({
        x: p * at.x - q * at.y + x,
        y: q * at.x + p * at.y + y,
      }));
      if (due === undefined || got === undefined) continue;
      if (due.x < 0 || due.y < 0 || due.x > now.width || due.y > now.height) continue;
      worst = Math.max(worst, Math.hypot(due.x - got.x, due.y - got.y));
    }
  return worst / now.width;
}

/** A similarity of the small copies as one of the photographs: the middle of a pixel of half the size lies half a pixel on. */
export function inFull({ p, q, x, y }: Similarity): Similarity {
  return { p, q, x: 2 * x + 0.5 - (p * 0.5 - q * 0.5), y: 2 * y + 0.5 - (q * 0.5 + p * 0.5) };
}

export function ofScenes(before: SkinScene, after: SkinScene): Similarity {
  const turn = after.turn - before.turn;
  const scale = after.scale / before.scale;
  const [p, q] = [scale * Math.cos(turn), scale * Math.sin(turn)];
  return {
    p,
    q,
    x: after.x - (p * before.x - q * before.y),
    y: after.y - (q * before.x + p * before.y),
  };
}

function pictureOf(scene: SkinScene): Photograph {
  const rgb = photographSkin(scene);
  const data = new Uint8Array(scene.width * scene.height * 4);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4) {
    data.set(rgb.subarray(from, from + 3), to);
    data[to + 3] = 255;
  }
  return { width: scene.width, height: scene.height, data };
}

/** Drawn where `truth` takes each of its pixels from: black where the photograph does not reach. */
function resampled(from: Photograph, truth: Similarity, gain: readonly number[]): Uint8Array {
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const x = truth.p * column - truth.q * row + truth.x;
      const y = truth.q * column + truth.p * row + truth.y;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = between(from, { x, y, channel }) * (gain[channel] ?? 1);
        data[(row * width + column) * 4 + channel] = Math.max(0, Math.min(255, value));
      }
    }
  return data;
}

export function between(
  from: Photograph,
  { x, y, channel }: { x: number; y: number; channel: number },
): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < 0 || top < 0 || left + 1 >= from.width || top + 1 >= from.height) return 0;
  const at = (dx: number, dy: number) => from.data[((top + dy) * from.width + left + dx) * 4 + channel] ?? 0;
  const [u, v] = [x - left, y - top];
  return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
}

export function halved({ width, height, data }: Photograph): Photograph {
  const [w, h] = [width >> 1, height >> 1];
  const out = new Uint8Array(w * h * 4);
  for (let row = 0; row < h; row += 1)
    for (let column = 0; column < w; column += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        const at = (2 * row * width + 2 * column) * 4 + channel;
        const sum =
          (data[at] ?? 0) +
          (data[at + 4] ?? 0) +
          (data[at + width * 4] ?? 0) +
          (data[at + width * 4 + 4] ?? 0);
        out[(row * w + column) * 4 + channel] = sum / 4;
      }
  return { width: w, height: h, data: out };
}

function degrees(radians: number): string {
  return ((radians * 180) / Math.PI).toFixed(1);
}
