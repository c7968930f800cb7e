import { decode, encode } from 'jpeg-js';

import { gaussianFrom, randomFrom } from '#region/samples/noise.ts';
import { photographSkin, type SkinScene } from '#region/samples/skin.ts';
import { drawRuler, shotsOf } from '#region/samples/woundStudies.ts';
import { type Similarity } from '#viewer/rendering/pair/similarity.ts';
import { between, halved, type KnownPair, ofScenes, type Photograph } from './photoPairs.ts';

/**
 * As if taken again by another hand, with another camera, in other light, and with something in the way: turned by up to 30°, 0.7 to 1.4
 * times as large, moved by up to 15 % of the width, other exposure, contrast and colour balance, the noise of a dark room, a glove or a
 * dressing over a part of it, and saved with loss.
 */
export function photographedHard(photograph: Photograph, seed: number): KnownPair {
  const { width, height } = photograph;
  const random = randomFrom(seed);
  const within = (from: number, to: number) => from + (to - from) * random();
  const turn = (within(-30, 30) * Math.PI) / 180;
  const scale = within(0.7, 1.4);
  const [dx, dy] = [within(-0.15, 0.15) * width, within(-0.15, 0.15) * width];
  const [p, q] = [scale * Math.cos(turn), scale * Math.sin(turn)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  const truth = { p, q, x: cx + dx - (p * cx - q * cy), y: cy + dy - (q * cx + p * cy) };
  const exposure = within(0.65, 1.35);
  const light = {
    gamma: within(0.75, 1.3),
    gains: [within(0.85, 1.15), within(0.93, 1.07), within(0.82, 1.18)].map((part) => part * exposure),
    noise: within(1, 6),
    cover: {
      x: random(),
      y: random(),
      width: within(0.2, 0.45),
      height: within(0.2, 0.45),
      turn: within(0, 3),
    },
    seed,
  };
  const data = seen(photograph, truth, light);
  const past = decode(encode({ width, height, data }, 50 + Math.round(35 * random())).data, {
    useTArray: true,
  });
  const name = `${((turn * 180) / Math.PI).toFixed(1)}°, ${scale.toFixed(2)} ×, ${Math.round(dx)}/${Math.round(dy)} px`;
  return { name, past, now: photograph, truth };
}

interface Light {
  readonly gamma: number;
  readonly gains: readonly number[];
  /** Standard deviation, of 255. */
  readonly noise: number;
  /** What lies in the way: its middle and size as parts of the picture. */
  readonly cover: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly turn: number;
  };
  readonly seed: number;
}

function seen(from: Photograph, truth: Similarity, light: Light): Uint8Array {
  const { width, height } = from;
  const noise = gaussianFrom(light.seed);
  const data = new Uint8Array(width * height * 4).fill(255);
  const covers = coverOf(light.cover, from);
  const curve = Float32Array.from({ length: 256 }, (_, value) => 255 * (value / 255) ** light.gamma);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const x = truth.p * column - truth.q * row + truth.x;
      const y = truth.q * column + truth.p * row + truth.y;
      const cover = covers(column, row);
      const grain = light.noise * noise();
      for (let channel = 0; channel < 3; channel += 1) {
        const value = cover?.[channel] ?? curve[Math.round(between(from, { x, y, channel }))] ?? 0;
        const lit = value * (light.gains[channel] ?? 1) + grain;
        data[(row * width + column) * 4 + channel] = Math.max(0, Math.min(255, lit));
      }
    }
  return data;
}

/** A blue glove or a white dressing, rounded and shaded; undefined where it does not lie. */
function coverOf(cover: Light['cover'], { width, height }: Photograph) {
  const [cos, sin] = [Math.cos(cover.turn), Math.sin(cover.turn)];
  const colour = cover.x > 0.5 ? [70, 105, 190] : [232, 232, 226];
  return (column: number, row: number): readonly number[] | undefined => {
    const [x, y] = [column - cover.x * width, row - cover.y * height];
    const u = (2 * (x * cos + y * sin)) / (cover.width * width);
    const v = (2 * (y * cos - x * sin)) / (cover.height * width);
    const out = u ** 4 + v ** 4;
    return out > 1 ? undefined : colour.map((part) => part * (1 - 0.35 * out));
  };
}

/** Two dates of the samples' wound, which `photographs` are of, as they were photographed, rulers, cameras and all: what is compared every day. */
export function datePairs(
  visits: readonly number[],
  photographs: readonly Photograph[],
): readonly KnownPair[] {
  const all = visits.flatMap((visit) =>
    shotsOf(visit).map(({ shot, scene }) => ({ visit, shot, scene: inHalf(scene) })),
  );
  return all.flatMap((before, i) =>
    all.flatMap((after, j) => {
      const [past, now] = [photographs[i], photographs[j]];
      if (after.visit <= before.visit || past === undefined || now === undefined) return [];
      const name = `${before.visit} ${before.shot.description} – ${after.visit} ${after.shot.description}`;
      return [{ name, past, now, truth: ofScenes(before.scene, after.scene) }];
    }),
  );
}

/** The scene of a picture made half as wide: a pixel's middle then lies between two. */
function inHalf(scene: SkinScene): SkinScene {
  return { ...scene, scale: scene.scale / 2, x: (scene.x - 0.5) / 2, y: (scene.y - 0.5) / 2 };
}

/** One heel on two dates: healed since, nearer or farther, and the paper ruler laid where it is always laid, which is not where it lay on the skin. */
export function twoDates(seed: number): KnownPair {
  const random = randomFrom(seed);
  const [before, after] = [heelOf(seed, random), heelOf(seed, random)];
  const { p, q } = ofScenes(before, after);
  const name = `two dates ${seed}, ${((Math.atan2(q, p) * 180) / Math.PI).toFixed(1)}°, ${Math.hypot(p, q).toFixed(2)} ×`;
  const truth = ofScenes(inHalf(before), inHalf(after));
  return { name, past: takenWith('ruler', before), now: takenWith('ruler', after), truth };
}

/** The heel of one person and the heel of another, taken in the same way: like in all but the skin. With `ruler`, the same paper ruler lies by both. */
export function twoPersons(seed: number, ruler: 'ruler' | 'none'): KnownPair {
  const random = randomFrom(seed);
  const [one, other] = [heelOf(2 * seed, random), heelOf(2 * seed + 1, random)];
  const name = `two persons ${seed}${ruler === 'ruler' ? ' with one ruler' : ''}`;
  return { name, past: takenWith(ruler, one), now: takenWith(ruler, other), truth: undefined };
}

/** The same photograph and its mirror image: what a left heel is to a right one at most. */
export function mirroredPair(photograph: Photograph, name: string): KnownPair {
  const { width, height, data } = photograph;
  const turned = new Uint8Array(data.length);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) {
      const from = (row * width + width - 1 - column) * 4;
      turned.set(data.subarray(from, from + 4), (row * width + column) * 4);
    }
  return {
    name: `${name} mirrored`,
    past: { width, height, data: turned },
    now: photograph,
    truth: undefined,
  };
}

function heelOf(person: number, random: () => number): SkinScene {
  const within = (from: number, to: number) => from + (to - from) * random();
  const [width, height] = [2048, 1536];
  const size = within(6, 32);
  return {
    width,
    height,
    scale: within(16, 28),
    x: width * within(0.44, 0.56),
    y: height * within(0.4, 0.52),
    turn: within(-0.25, 0.25),
    wound: {
      length: size,
      width: size * within(0.6, 0.9),
      slough: within(0, 0.5),
      necrosis: within(0, 0.3),
      redness: random(),
    },
    scar: [16.5, 14],
    place: 'heel',
    balance: [within(0.95, 1.03), 1, within(0.95, 1.04)],
    person,
  };
}

/** At the samples' own size, for there the ruler is at home, and then half as wide. */
function takenWith(ruler: 'ruler' | 'none', scene: SkinScene): Photograph {
  const { width, height, scale } = scene;
  const rgb = photographSkin(scene);
  if (ruler === 'ruler') drawRuler(rgb, scale, '20261002');
  const data = new Uint8Array(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < rgb.length; from += 3, to += 4)
    data.set(rgb.subarray(from, from + 3), to);
  return halved({ width, height, data });
}
