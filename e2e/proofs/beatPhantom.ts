import { type PrivateElement } from '#region/samples/part10.ts';
import { type Phantom } from './phantomFiles.ts';

export const beatStudy = 'stress';
/** Pixels of a side. */
const side = 64;
/** Of a frame's number: one upright bar for each, the lowest to the left, with its opposite below it. */
export const frameBits = 8;

export interface BeatLoop {
  readonly series: string;
  readonly stage: readonly [number: number, name: string];
  readonly view: readonly [number: number, name: string];
  readonly frames: number;
  /** Milliseconds. */
  readonly frameTime: number;
  /** Milliseconds of R waves from the first frame. */
  readonly waves?: readonly number[];
  readonly trigger?: { readonly time: number; readonly interval: number };
}

const fourChamber = [1, 'Apikal 4-kammer'] as const;
const rest = [1, 'Hvile'] as const;

/** A stress examination of four stages: of the third nothing was recorded, and one view at rest does not tell the beats. */
export const beatLoops = {
  restFirst: {
    series: 'hvile 1',
    stage: rest,
    view: fourChamber,
    frames: 55,
    frameTime: 40,
    waves: [0, 1000, 2000],
  },
  rest: {
    series: 'hvile 2',
    stage: rest,
    view: fourChamber,
    frames: 60,
    frameTime: 40,
    waves: [120, 1120, 2080],
  },
  load: {
    series: 'belastning',
    stage: [2, 'Maks. belastning'],
    view: fourChamber,
    frames: 31,
    frameTime: 40,
    waves: [40, 500, 1000],
  },
  after: {
    series: 'etter',
    stage: [4, 'Etter belastning'],
    view: fourChamber,
    frames: 45,
    frameTime: 30,
    trigger: { time: 120, interval: 700 },
  },
  silent: { series: 'hvile lang', stage: rest, view: [2, 'Parasternal lang'], frames: 50, frameTime: 30 },
} as const satisfies Readonly<Record<string, BeatLoop>>;

/** Loops whose every frame bears its own number, from 0, and that say when the heart beat. */
export function beatPhantom(): readonly Phantom[] {
  return Object.values(beatLoops).map((loop: BeatLoop, index) => ({
    study: beatStudy,
    series: loop.series,
    seriesNumber: index + 1,
    instanceNumber: 1,
    rows: side,
    columns: side,
    bits: 8,
    pixels: picturesOf(loop),
    attributes: {
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.3.1',
      Modality: 'US',
      NumberOfFrames: String(loop.frames),
      FrameTime: String(loop.frameTime),
      FrameIncrementPointer: '00181063',
    },
    privateElements: elementsOf(loop),
  }));
}

function picturesOf({ frames }: BeatLoop): Uint8Array {
  return Uint8Array.from({ length: frames * side * side }, (_, at) => {
    const frame = Math.floor(at / (side * side));
    const [x, y] = [at % side, Math.floor(at / side) % side];
    const isSet = ((frame >> Math.floor(x / (side / frameBits))) & 1) === 1;
    return y < side / 2 === isSet ? 240 : 15;
  });
}

function elementsOf({ stage, view, waves, trigger }: BeatLoop): readonly PrivateElement[] {
  return [
    { tag: '00082120', vr: 'SH', value: stage[1] },
    { tag: '00082122', vr: 'IS', value: String(stage[0]) },
    { tag: '00082124', vr: 'IS', value: '4' },
    { tag: '00082127', vr: 'SH', value: view[1] },
    { tag: '00082128', vr: 'IS', value: String(view[0]) },
    ...(waves === undefined ? [] : [{ tag: '00186060', vr: 'FL', value: waves }]),
    ...(trigger === undefined
      ? []
      : [
          { tag: '00181060', vr: 'DS', value: String(trigger.time) },
          { tag: '00181062', vr: 'IS', value: String(trigger.interval) },
        ]),
  ];
}
