import { ramp } from './noise.ts';
import type { Ellipse } from './plane.ts';
import { cageAt } from './thoraxShape.ts';

/** Values are Hounsfield units in the arterial phase. */
const blood = 285;
const muscle = 58;
const fat = -98;

/** The muscles that lie on the rib cage. */
export function musclesAt(z: number): readonly Ellipse[] {
  const { a, b } = cageAt(z);
  const arm = ramp(z, 230, 300);
  return [-1, 1].flatMap((side): readonly Ellipse[] => {
    const chest = z > 150 ? Math.min(1, (z - 150) / 40) * (1 - ramp(z, 300, 330)) : 0;
    const both: readonly Ellipse[] = [
      { x: side * 24, y: b + 1 - 8 * ramp(z, 260, 330), a: 24, b: 11, turn: side * -0.15, value: muscle },
      {
        x: side * (a * 0.86 + 6),
        y: b * 0.55 + 6,
        a: 9 + 5 * arm,
        b: 38,
        turn: side * 0.75,
        value: muscle + 3,
      },
      {
        x: side * (58 + 26 * arm),
        y: -b - 5 + 12 * arm,
        a: 48 * chest,
        b: (9 + 5 * arm) * chest,
        turn: side * (0.22 + 0.3 * arm),
        value: muscle - 2,
      },
      {
        x: side * (52 + 20 * arm),
        y: -b + 8 + 14 * arm,
        a: 28 * chest * arm,
        b: 6 * chest,
        turn: side * 0.4,
        value: muscle,
      },
      {
        x: side * (46 + 20 * arm),
        y: b - 2 - 22 * arm,
        a: z > 170 ? 44 : 0,
        b: 6 + 4 * arm,
        turn: side * -0.35,
        value: muscle + 2,
      },
    ];
    const shoulder: readonly Ellipse[] = [
      { x: side * 176, y: 10, a: 34 * arm, b: 40 * arm, value: muscle },
      { x: side * 60, y: 44, a: 40 * ramp(z, 295, 320), b: 30, value: muscle },
    ];
    return [...both, ...shoulder];
  });
}

/** What is below the diaphragm, painted before the lungs. */
export function abdomenAt(z: number): readonly Ellipse[] {
  if (z > 110) return [];
  const { a, b } = cageAt(z);
  const swell = Math.sqrt(Math.max(0, 1 - ((z - 52) / 27) ** 2));
  const gas = [{ x: 62, y: -46 - 4 * swell, a: 26 * swell, b: 14 * swell, value: -930 }];
  return [
    { x: 0, y: -2, a: a - 9, b: b - 8, value: fat },
    { x: -62, y: -4, a: 78, b: 80, value: 112 },
    { x: 6, y: -50, a: 52, b: 30, value: 110 },
    { x: 74, y: -34, a: 44, b: 36, value: 44 },
    { x: 72, y: -34, a: 40, b: 32, value: 22 },
    ...gas,
    { x: 92, y: 46, a: 38, b: 28, turn: -0.7, value: 128 },
    { x: -30, y: 18, a: 13, b: 11, value: 150 },
  ];
}

/** The heart and the great vessels, trachea and oesophagus, painted after the lungs. */
export function mediastinumAt(z: number): readonly Ellipse[] {
  return [...fatAt(z), ...heartAt(z), ...greatVesselsAt(z), ...airwayAt(z)];
}

function fatAt(z: number): readonly Ellipse[] {
  if (z < 60) return [];
  const wide = 24 + 16 * ramp(z, 120, 150) * (1 - ramp(z, 190, 230)) + 10 * ramp(z, 260, 320);
  const deep = z > 270 ? 34 : 52;
  return [{ x: 2, y: z > 270 ? 8 : -12, a: wide, b: deep, value: -75, soft: 3 }];
}

function heartAt(z: number): readonly Ellipse[] {
  const swell = (centre: number, half: number) => Math.sqrt(Math.max(0, 1 - ((z - centre) / half) ** 2));
  const whole = swell(84, 60);
  const left = swell(78, 44);
  const right = swell(82, 46);
  const atrium = swell(118, 28);
  return [
    { x: 20, y: -27, a: 72 * whole, b: 51 * whole, turn: 0.45, value: -84, soft: 2 },
    { x: 20, y: -27, a: 66 * whole, b: 46 * whole, turn: 0.45, value: 104 },
    { x: 52, y: -14, a: 30 * left, b: 18 * left, turn: 0.62, value: blood },
    { x: 46, y: -10, a: 7 * left, b: 4 * left, turn: 0.2, value: 120 },
    { x: 16, y: -53, a: 36 * right, b: 13 * right, turn: 0.42, value: blood - 35 },
    { x: -30, y: -34, a: 19 * swell(92, 44), b: 25 * swell(92, 44), value: blood - 40 },
    { x: 8, y: 5, a: 33 * atrium, b: 18 * atrium, value: blood - 5 },
  ];
}

function greatVesselsAt(z: number): readonly Ellipse[] {
  const round = (x: number, y: number, [r, value]: readonly [number, number]) => ({
    x,
    y,
    a: r,
    b: r,
    value,
  });
  const wall = (x: number, y: number, [r, value]: readonly [number, number]) => [
    round(x, y, [r + 1.4, 70]),
    round(x, y, [r, value]),
  ];
  const arch = z > 206 && z < 240 ? Math.sqrt(1 - ((z - 223) / 17) ** 2) : 0;
  return [
    ...(z < 222 ? wall(26, 46, [12, blood]) : []),
    ...(z > 112 && z < 218 ? wall(-9 - 4 * ramp(z, 112, 160), -26, [15.5, blood]) : []),
    ...(arch > 0 ? [{ x: 9, y: 8, a: 42, b: 14 * arch, turn: 1.05, value: blood }] : []),
    ...(z > 134 && z < 184 ? wall(22, -34 + 0.3 * (z - 134), [13.5, 265]) : []),
    ...(Math.abs(z - 164) < 11
      ? [{ x: -18, y: -2, a: 38, b: 11 * Math.sqrt(1 - ((z - 164) / 11) ** 2), turn: -0.3, value: 265 }]
      : []),
    ...(Math.abs(z - 178) < 11
      ? [{ x: 42, y: 2, a: 24, b: 11 * Math.sqrt(1 - ((z - 178) / 11) ** 2), turn: 0.75, value: 265 }]
      : []),
    ...(z > 128 && z < 262 ? wall(-29, -12, [8.5, 330]) : []),
    ...(z < 62 ? wall(-26, -2, [12, 140]) : []),
    ...(z > 236
      ? [...wall(-20, -8, [6, blood]), ...wall(3, -10, [4.5, blood]), ...wall(17, 8, [5, blood])]
      : []),
    ...(z > 262 ? [...wall(-30, -16, [7, 300]), ...wall(27, -18, [7, 90])] : []),
  ];
}

function airwayAt(z: number): readonly Ellipse[] {
  const tube = (x: number, y: number, r: number) => [
    { x, y, a: r + 1.6, b: r + 1.4, value: 40 },
    { x, y, a: r, b: r * 0.95, value: -985 },
  ];
  const spread = ramp(z, 186, 140) === 0 ? (186 - z) / 46 : 0;
  const main =
    z <= 186 && z > 138 ? [...tube(-8 - 30 * spread, 14, 6.8), ...tube(8 + 32 * spread, 17, 6)] : [];
  const gullet = z > 40 ? [{ x: 7, y: 33, a: 8.5, b: 5.5, value: 46 }] : [];
  const lumen = z > 120 ? [{ x: 7.5, y: 32.5, a: 1.6, b: 1, value: -300 }] : [];
  return [...gullet, ...lumen, ...main, ...(z > 184 ? tube(0, 14, 8.6) : [])];
}

/** Spine, sternum, shoulder blades and the heads of the arms. */
export function bonesAt(z: number): readonly Ellipse[] {
  return [...spineAt(z), ...sternumAt(z), ...shoulderAt(z)];
}

function spineAt(z: number): readonly Ellipse[] {
  const y = 62 - 10 * ramp(z, 240, 340) + 4 * ramp(z, 100, 0);
  const inLevel = ((z % 24) + 24) % 24;
  const isDisc = inLevel < 4.5;
  const endplate = !isDisc && (inLevel < 6 || inLevel > 22.8);
  const process = inLevel > 12 && inLevel < 22;
  const body: readonly Ellipse[] = isDisc
    ? [{ x: 0, y, a: 17, b: 13.5, value: 92 }]
    : [
        { x: 0, y, a: 16.5, b: 13, value: endplate ? 560 : 420 },
        { x: 0, y, a: 14.8, b: 11.4, value: endplate ? 430 : 175 },
      ];
  const arch: readonly Ellipse[] = [
    { x: 0, y: y + 20, a: 13.5, b: 10.5, value: process ? 430 : 90 },
    { x: 0, y: y + 37, a: 3.4, b: inLevel > 4 && inLevel < 15 ? 12 : 6, value: 330 },
    ...(process
      ? [-1, 1].map((side) => ({ x: side * 24, y: y + 22, a: 15, b: 4.6, turn: side * 0.35, value: 360 }))
      : []),
    { x: 0, y: y + 19, a: 9.6, b: 8, value: 8 },
    { x: 0, y: y + 19, a: 5.2, b: 4.3, value: 42 },
  ];
  return [...body, ...arch];
}

function sternumAt(z: number): readonly Ellipse[] {
  if (z < 128 || z > 288) return [];
  const wide = z > 246 ? 25 : 16;
  const y = -cageAt(z).b - 3;
  return [
    { x: 0, y, a: wide, b: 6.5, value: 330 },
    { x: 0, y, a: wide - 2, b: 4.8, value: 120 },
  ];
}

function shoulderAt(z: number): readonly Ellipse[] {
  return [-1, 1].flatMap((side): readonly Ellipse[] => {
    const blade = z > 176 && z < 306;
    const head = Math.sqrt(Math.max(0, 1 - ((z - 306) / 25) ** 2));
    const out = ramp(z, 180, 300);
    const glenoid = Math.sqrt(Math.max(0, 1 - ((z - 301) / 18) ** 2));
    return [
      { x: side * 112, y: 74 - 22 * out, a: blade ? 34 : 0, b: 12, turn: side * -0.62, value: muscle + 6 },
      {
        x: side * (110 + 8 * out),
        y: 76 - 24 * out,
        a: blade ? 30 - 8 * out : 0,
        b: 2.6,
        turn: side * -0.62,
        value: 520,
      },
      { x: side * 168, y: 14, a: 25 * head, b: 25 * head, value: 560 },
      { x: side * 168, y: 14, a: 21.5 * head, b: 21.5 * head, value: 210 },
      { x: side * 142, y: 26, a: 10 * glenoid, b: 13 * glenoid, value: 420 },
    ];
  });
}
