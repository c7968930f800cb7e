import { type BodySpot } from '#dicom/bodySpot.ts';

export type Build = 'adult' | 'child';
export type FigureView = 'front' | 'back';

/** One part of the figure, in units of a drawing 200 wide and 412 high. */
export interface FigurePart {
  readonly spot: BodySpot;
  readonly path: string;
  /** Where a finger finds it: never smaller than the smallest target, however fine the part. */
  readonly target: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
}

export const figureSize = { width: 200, height: 412 } as const;

/** 24 pixels where the figure is drawn at its smallest, 176 pixels wide. */
export const smallestTarget = 28;

/** From a centre with its radius to another, as a limb narrows. */
type Limb = readonly [x1: number, y1: number, r1: number, x2: number, y2: number, r2: number];

/** Half widths at the top and the bottom of a part of the trunk. */
type Trunk = readonly [top: number, bottom: number, halfTop: number, halfBottom: number];

interface Proportions {
  readonly head: { readonly y: number; readonly rx: number; readonly ry: number };
  readonly neck: Trunk;
  readonly chest: Trunk;
  readonly abdomen: Trunk;
  readonly pelvis: Trunk;
  readonly limbs: Readonly<Record<LimbName, Limb>>;
}

type LimbName =
  | 'shoulder'
  | 'upperArm'
  | 'elbow'
  | 'forearm'
  | 'wrist'
  | 'hand'
  | 'hip'
  | 'thigh'
  | 'knee'
  | 'lowerLeg'
  | 'ankle'
  | 'foot';

const armsAndLegs: readonly LimbName[] = [
  'shoulder',
  'upperArm',
  'elbow',
  'forearm',
  'wrist',
  'hand',
  'hip',
  'thigh',
  'knee',
  'lowerLeg',
  'ankle',
  'foot',
];

/** The limbs are of the half that the viewer sees to the left; the other half is its mirror image. */
const builds: Readonly<Record<Build, Proportions>> = {
  adult: {
    head: { y: 33, rx: 20, ry: 26 },
    neck: [60, 73, 9, 12],
    chest: [77, 140, 33, 28],
    abdomen: [143, 190, 27.5, 31],
    pelvis: [193, 221, 32, 34],
    limbs: {
      shoulder: [58, 85, 11.5, 49, 97, 11],
      upperArm: [46, 107, 10, 40, 131, 9],
      elbow: [39, 139, 9, 37, 153, 8.5],
      forearm: [35, 163, 9, 30, 187, 7],
      wrist: [28, 197, 6.5, 26, 211, 6.5],
      hand: [24, 222, 8, 20, 246, 7.5],
      hip: [78.5, 229, 15.5, 79, 241, 16],
      thigh: [79, 252, 16, 83, 280, 12.5],
      knee: [84, 292, 12, 85, 307, 11],
      lowerLeg: [85.5, 319, 11.5, 87, 346, 8.5],
      ankle: [87.5, 358, 8, 87.5, 372, 8],
      foot: [86, 384, 9, 80, 399, 10],
    },
  },
  child: {
    head: { y: 42, rx: 29, ry: 34 },
    neck: [77, 88, 8, 10],
    chest: [92, 148, 28, 26],
    abdomen: [151, 194, 26.5, 28],
    pelvis: [197, 221, 28.5, 30],
    limbs: {
      shoulder: [63.5, 99, 10.5, 55.5, 110, 10],
      upperArm: [52.5, 120, 9, 46.5, 140, 8.5],
      elbow: [45, 149, 8.5, 42.5, 162, 8],
      forearm: [40.5, 172, 8.5, 36, 192, 7],
      wrist: [34, 202, 6.5, 32, 215, 6.5],
      hand: [30, 226, 8, 26.5, 245, 7.5],
      hip: [80.5, 229, 14, 81, 241, 14.5],
      thigh: [81, 252, 15, 84, 280, 12],
      knee: [84.5, 292, 11.5, 85, 306, 11],
      lowerLeg: [85.5, 318, 11, 87, 346, 8.5],
      ankle: [87, 358, 8, 87, 371, 8],
      foot: [86, 383, 9, 81, 397, 9.5],
    },
  },
};

const middle = figureSize.width / 2;

/**
 * The parts of one view. From the front the patient's right is to the viewer's left, as in every picture of a patient; from behind, the
 * patient's left is.
 */
export function figureParts(build: Build, view: FigureView): readonly FigurePart[] {
  const { head, neck, chest, abdomen, pelvis, limbs } = builds[build];
  const sides = view === 'front' ? (['right', 'left'] as const) : (['left', 'right'] as const);
  const trunk: readonly FigurePart[] =
    view === 'front'
      ? [
          trunkPart('neck', neck),
          trunkPart('chest', chest),
          trunkPart('abdomen', abdomen),
          trunkPart('pelvis', pelvis),
        ]
      : [
          trunkPart('cervicalSpine', neck),
          trunkPart('thoracicSpine', spineIn(chest)),
          trunkPart('lumbarSpine', spineIn(abdomen)),
          trunkPart('sacrum', spineIn(pelvis)),
        ];
  return [
    headPart(head),
    ...trunk,
    ...armsAndLegs.flatMap((name) => {
      const limb = limbs[name];
      const region = name === 'foot' && view === 'back' ? 'heel' : name;
      const seen = region === 'heel' ? heelOf(limb) : limb;
      return sides.map((side, half) => limbPart(`${region}.${side}`, half === 0 ? seen : mirrored(seen)));
    }),
  ];
}

/** The trunk seen from behind, which is only ground for the spine. */
export function backOutline(build: Build): readonly string[] {
  const { chest, abdomen, pelvis } = builds[build];
  return [chest, abdomen, pelvis].map(trunkPath);
}

function headPart({ y, rx, ry }: Proportions['head']): FigurePart {
  const path = `M${middle - rx} ${y}a${rx} ${ry} 0 1 1 ${rx * 2} 0a${rx} ${ry} 0 1 1 ${-rx * 2} 0Z`;
  return { spot: 'head', path, target: around(middle, y, { width: rx * 2, height: ry * 2 }) };
}

function trunkPart(spot: BodySpot, trunk: Trunk): FigurePart {
  const [top, bottom, halfTop, halfBottom] = trunk;
  const size = { width: Math.max(halfTop, halfBottom) * 2, height: bottom - top };
  return { spot, path: trunkPath(trunk), target: around(middle, (top + bottom) / 2, size) };
}

/** Sides that curve a little inwards, corners that are round. */
function trunkPath([top, bottom, halfTop, halfBottom]: Trunk): string {
  const corner = Math.min(5, (bottom - top) / 3);
  const waist = Math.min(halfTop, halfBottom) - 1;
  const half = (side: 1 | -1) => {
    const x = (half: number) => middle + side * half;
    return { top: x(halfTop), bottom: x(halfBottom), waist: x(waist), in: -side * corner };
  };
  const [left, right] = [half(-1), half(1)];
  return [
    `M${left.top + left.in} ${top}H${right.top + right.in}`,
    `Q${right.top} ${top} ${right.top} ${top + corner}`,
    `Q${right.waist} ${(top + bottom) / 2} ${right.bottom} ${bottom - corner}`,
    `Q${right.bottom} ${bottom} ${right.bottom + right.in} ${bottom}`,
    `H${left.bottom + left.in}`,
    `Q${left.bottom} ${bottom} ${left.bottom} ${bottom - corner}`,
    `Q${left.waist} ${(top + bottom) / 2} ${left.top} ${top + corner}`,
    `Q${left.top} ${top} ${left.top + left.in} ${top}Z`,
  ].join('');
}

function spineIn([top, bottom]: Trunk): Trunk {
  return [top, bottom, 12, 12];
}

/** Seen from behind, the foot is its heel. */
function heelOf([x1, y1, r1]: Limb): Limb {
  return [x1 + 1, y1 - 1, r1, x1 + 1, y1 + 8, r1 + 1];
}

function mirrored([x1, y1, r1, x2, y2, r2]: Limb): Limb {
  return [figureSize.width - x1, y1, r1, figureSize.width - x2, y2, r2];
}

function limbPart(spot: BodySpot, limb: Limb): FigurePart {
  const [x1, y1, r1, x2, y2, r2] = limb;
  const width = Math.max(x1 + r1, x2 + r2) - Math.min(x1 - r1, x2 - r2);
  // Rounded at both ends; the round ends reach only a little beyond the centres, so that parts do not overlap.
  return {
    spot,
    path: limbPath(limb),
    target: around((x1 + x2) / 2, (y1 + y2) / 2, { width, height: y2 - y1 + 8 }),
  };
}

/** Two circles and what lies between them, the ends flattened so that neighbours do not touch. */
function limbPath([x1, y1, r1, x2, y2, r2]: Limb): string {
  const [nx, ny] = normal(x2 - x1, y2 - y1);
  const at = (x: number, y: number, r: number) => `${round(x + nx * r)} ${round(y + ny * r)}`;
  const tilt = round((Math.atan2(nx, -ny) * 180) / Math.PI);
  const end = (r: number, to: string) => `A${r} ${round(r * 0.4)} ${tilt - 90} 0 1 ${to}`;
  return [
    `M${at(x1, y1, r1)}`,
    `L${at(x2, y2, r2)}`,
    end(r2, at(x2, y2, -r2)),
    `L${at(x1, y1, -r1)}`,
    `${end(r1, at(x1, y1, r1))}Z`,
  ].join('');
}

function normal(dx: number, dy: number): readonly [number, number] {
  const length = Math.hypot(dx, dy);
  return [dy / length, -dx / length];
}

function around(
  x: number,
  y: number,
  size: { readonly width: number; readonly height: number },
): FigurePart['target'] {
  const width = Math.max(smallestTarget, size.width);
  const height = Math.max(smallestTarget, size.height);
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
