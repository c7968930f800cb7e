import { number, numbers } from './dataset.ts';
import { frameTiming, type FrameTiming } from './frameTiming.ts';
import { functionalGroup } from './geometry.ts';
import { type Instance } from './instance.ts';
import { LoopTag } from './loopTag.ts';

/**
 * Where in the beat of the heart each frame of a loop begins. Whole numbers are R waves: a frame at 1.25 stands a quarter into the second
 * beat that the loop counts.
 */
export interface HeartCycle {
  readonly basis: 'r-waves' | 'trigger' | 'percent';
  /** One per frame, never falling. */
  readonly beats: readonly number[];
  /** Where the last frame ends. */
  readonly end: number;
}

/** Why a loop's frames have no place in the beat. `rate`: R waves are there, and not how fast the frames came. */
export type NoCycle = 'unsaid' | 'rate' | 'part-beat';

type Loop = Pick<Instance, 'dataset' | 'numberOfFrames'>;

/**
 * R Wave Time Vector (0018,6060) or R Wave Pointer (0028,6040) first, for those are the beats themselves; then Nominal Percentage of Cardiac
 * Phase of each frame (0020,9241); then Trigger Time (0018,1060) with an interval that is the apparatus's own or follows from Heart Rate.
 * A loop of less than one beat has no cycle to be locked in.
 */
export function heartCycle(loop: Loop): HeartCycle | NoCycle {
  const timing = frameTiming(loop);
  const starts = frameStarts(loop, timing);
  const waves = rWaves(loop, starts);
  const percent = byPercent(loop);
  if (waves.length === 0 && percent !== undefined) return whole(percent);
  const isTimed = timing.source !== 'assumed';
  if (waves.length > 0) {
    if (!isTimed) return 'rate';
    const found = byWaves(waves, starts, interval(loop));
    if (found !== undefined) return whole(found);
  }
  const trigger = number(loop.dataset, LoopTag.triggerTime);
  const between = interval(loop);
  if (trigger === undefined || between === undefined) return waves.length > 0 ? 'part-beat' : 'unsaid';
  if (!isTimed) return 'rate';
  const at = (time: number) => (time + trigger) / between;
  return whole({ basis: 'trigger', beats: starts.slice(0, -1).map(at), end: at(starts.at(-1) ?? 0) });
}

/** Milliseconds at which frames begin, and one more at which the last one ends. */
export function frameStarts({ numberOfFrames }: Loop, timing: FrameTiming): readonly number[] {
  const even = 1000 / timing.framesPerSecond;
  const starts = [0];
  for (let frame = 0; frame < numberOfFrames; frame++)
    starts.push((starts[frame] ?? 0) + (timing.durations?.[frame] ?? even));
  return starts;
}

/** Milliseconds of the R waves, rising. */
function rWaves({ dataset }: Loop, starts: readonly number[]): readonly number[] {
  const times = numbers(dataset, LoopTag.rWaveTimeVector) ?? [];
  const pointed = (numbers(dataset, LoopTag.rWavePointer) ?? []).flatMap((frame) => starts[frame - 1] ?? []);
  const waves = (times.length > 0 ? times : pointed).toSorted((a, b) => a - b);
  return waves.filter((time, index) => index === 0 || time - (waves[index - 1] ?? 0) > 1);
}

/** Between two waves the beat goes evenly; before the first and after the last it goes as in the interval beside. */
function byWaves(
  waves: readonly number[],
  starts: readonly number[],
  nominal: number | undefined,
): HeartCycle | undefined {
  const steps = waves.slice(1).map((time, index) => time - (waves[index] ?? 0));
  const [first = nominal, last = nominal] = [steps[0], steps.at(-1)];
  const [begin, end] = [waves[0], waves.at(-1)];
  if (first === undefined || last === undefined || begin === undefined || end === undefined) return undefined;
  const beatAt = (time: number): number => {
    if (time < begin) return (time - begin) / first;
    if (time >= end) return steps.length + (time - end) / last;
    const wave = waves.findLastIndex((one) => one <= time);
    return wave + (time - (waves[wave] ?? 0)) / (steps[wave] ?? first);
  };
  return { basis: 'r-waves', beats: starts.slice(0, -1).map(beatAt), end: beatAt(starts.at(-1) ?? 0) };
}

/** A fall from one frame to the next is a new beat. */
function byPercent(loop: Loop): HeartCycle | undefined {
  const beats: number[] = [];
  let beat = 0;
  for (let frame = 1; frame <= loop.numberOfFrames; frame++) {
    const group = functionalGroup(loop.dataset, frame, LoopTag.cardiacSynchronizationSequence);
    const percent = group === undefined ? undefined : number(group, LoopTag.nominalPercentageOfCardiacPhase);
    if (percent === undefined) return undefined;
    const before = beats.at(-1);
    if (before !== undefined && beat + percent / 100 < before) beat += 1;
    beats.push(beat + percent / 100);
  }
  const [first = 0, last = 0] = [beats[0], beats.at(-1)];
  const step = beats.length < 2 ? 0 : (last - first) / (beats.length - 1);
  return { basis: 'percent', beats, end: last + step };
}

function interval({ dataset }: Loop): number | undefined {
  const nominal = number(dataset, LoopTag.nominalInterval) ?? 0;
  if (nominal > 0) return nominal;
  const rate = number(dataset, LoopTag.heartRate) ?? 0;
  return rate > 0 ? 60_000 / rate : undefined;
}

/** One frame short of a beat is one beat: it is recorded from an R wave until the next. */
function whole(cycle: HeartCycle): HeartCycle | NoCycle {
  const [first = 0] = cycle.beats;
  const step = (cycle.end - first) / cycle.beats.length;
  return cycle.end - first >= 1 - 1.01 * step ? cycle : 'part-beat';
}
