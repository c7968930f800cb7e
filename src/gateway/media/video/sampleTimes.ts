import { type Box, boxAt, boxesIn, Fields, fileOf } from './boxes.ts';

/** When each sample of a track is shown by the file's own tables, before its edit list; ticks of the track's timescale. */
export interface Samples {
  readonly shownAt: readonly number[];
  readonly durations: readonly number[];
}

/** Eleven hours at 25 a second. A table that promises more is made to keep us busy. */
const mostFrames = 1_000_000;

/** Samples of a track in the order they are stored: those its index names, then those of its fragments. Undefined when tables contradict. */
export function samplesOf(bytes: Buffer, moov: Box, track: Box): Samples | undefined {
  const table = boxAt(track, 'mdia', 'minf', 'stbl');
  if (table === undefined) return undefined;
  const shownAt: number[] = [];
  const durations: number[] = [];
  const offsets = compositionOffsets(boxAt(table, 'ctts'));
  let time = 0;
  for (const [count, duration] of pairs(boxAt(table, 'stts'))) {
    if (shownAt.length + count > mostFrames) return undefined;
    for (let index = 0; index < count; index += 1) {
      shownAt.push(time + (offsets[shownAt.length] ?? 0));
      durations.push(duration);
      time += duration;
    }
  }
  const trackId = trackIdOf(track);
  const defaults = fragmentDefaults(moov, trackId);
  for (const moof of boxesIn(fileOf(bytes)).filter(({ type }) => type === 'moof')) {
    for (const traf of boxesIn(moof).filter(({ type }) => type === 'traf')) {
      const run = readFragment(traf, { trackId, defaults, time });
      if (run === undefined) continue;
      if (shownAt.length + run.durations.length > mostFrames) return undefined;
      for (const at of run.shownAt) shownAt.push(at);
      for (const duration of run.durations) durations.push(duration);
      time = run.end;
    }
  }
  return { shownAt, durations };
}

export function trackIdOf(track: Box): number {
  const head = boxAt(track, 'tkhd');
  if (head === undefined) return 0;
  const fields = new Fields(head);
  fields.skip(fields.version === 1 ? 16 : 8);
  return fields.u32();
}

function pairs(box: Box | undefined): readonly (readonly [number, number])[] {
  if (box === undefined) return [];
  const fields = new Fields(box);
  const count = Math.min(fields.u32(), Math.floor(fields.left / 8));
  return Array.from({ length: count }, () => [fields.u32(), fields.u32()] as const);
}

/** Signed in version 1; some writers sign them in version 0 too, and an offset of 2^31 ticks means nothing else. */
function compositionOffsets(box: Box | undefined): readonly number[] {
  const offsets: number[] = [];
  for (const [count, offset] of pairs(box)) {
    if (offsets.length + count > mostFrames) return offsets;
    for (let index = 0; index < count; index += 1) offsets.push(offset | 0);
  }
  return offsets;
}

/** Default duration of a fragment's samples, from `trex`. */
function fragmentDefaults(moov: Box, trackId: number): number {
  const extends_ = boxAt(moov, 'mvex');
  for (const box of extends_ === undefined ? [] : boxesIn(extends_)) {
    if (box.type !== 'trex') continue;
    const fields = new Fields(box);
    if (fields.u32() !== trackId) continue;
    fields.skip(4);
    return fields.u32();
  }
  return 0;
}

interface Fragment {
  readonly trackId: number;
  readonly defaults: number;
  /** Where the fragment before ended, for one that does not say where it begins. */
  readonly time: number;
}

function readFragment(
  traf: Box,
  { trackId, defaults, time }: Fragment,
): (Samples & { readonly end: number }) | undefined {
  const head = boxAt(traf, 'tfhd');
  if (head === undefined) return undefined;
  const fields = new Fields(head);
  if (fields.u32() !== trackId) return undefined;
  if (fields.flags & 0x01) fields.skip(8);
  if (fields.flags & 0x02) fields.skip(4);
  const usual = fields.flags & 0x08 ? fields.u32() : defaults;
  const begins = boxAt(traf, 'tfdt');
  let end = begins === undefined ? time : decodeTime(new Fields(begins));
  const shownAt: number[] = [];
  const durations: number[] = [];
  for (const run of boxesIn(traf).filter(({ type }) => type === 'trun')) {
    for (const { duration = usual, offset } of runEntries(run)) {
      shownAt.push(end + offset);
      durations.push(duration);
      end += duration;
    }
  }
  return { shownAt, durations, end };
}

function decodeTime(fields: Fields): number {
  return fields.version === 1 ? fields.u64() : fields.u32();
}

interface RunEntry {
  readonly duration?: number;
  readonly offset: number;
}

/** ISO/IEC 14496-12 8.8.8: which fields an entry has, the flags say. */
function runEntries(box: Box): readonly RunEntry[] {
  const fields = new Fields(box);
  const { flags } = fields;
  const count = fields.u32();
  if (flags & 0x01) fields.skip(4);
  if (flags & 0x04) fields.skip(4);
  const width = [0x100, 0x200, 0x400, 0x800].filter((flag) => flags & flag).length * 4;
  const least = width === 0 ? Math.min(count, mostFrames) : Math.min(count, Math.floor(fields.left / width));
  return Array.from({ length: least }, () => {
    const duration = flags & 0x100 ? fields.u32() : undefined;
    if (flags & 0x200) fields.skip(4);
    if (flags & 0x400) fields.skip(4);
    const offset = flags & 0x800 ? fields.i32() : 0;
    return duration === undefined ? { offset } : { duration, offset };
  });
}
