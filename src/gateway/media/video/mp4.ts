import { type Box, boxAt, boxesIn, Fields, fileOf } from './boxes.ts';
import { type SampleEntry, sampleEntry } from './codecName.ts';
import { samplesOf } from './sampleTimes.ts';

/** The first video track of an MP4, fragmented or not, and when each of its frames is shown. */
export interface Mp4 extends SampleEntry {
  /** Ticks a second. */
  readonly timescale: number;
  /** Where each frame that is shown begins, in the order of showing; ticks from the start of the presentation. */
  readonly shownAt: readonly number[];
  /** How long the last one stands; ticks. */
  readonly last: number;
  /** Frames in the stream that the file's edit list leaves out. */
  readonly hidden: number;
  readonly hasEdits: boolean;
  readonly hasSound: boolean;
}

/** Undefined when there is no video track, or no telling when its frames are shown (contradicting tables, an edit list of several parts). */
export function readMp4(bytes: Buffer): Mp4 | undefined {
  const moov = boxAt(fileOf(bytes), 'moov');
  if (moov === undefined) return undefined;
  const tracks = tracksOf(moov);
  const video = videoTrack(moov);
  const entry = entryOf(video);
  if (video === undefined || entry === undefined) return undefined;
  const timescale = timescaleOf(boxAt(video, 'mdia', 'mdhd'));
  const samples = samplesOf(bytes, moov, video);
  const edit = editOf(video, { movie: timescaleOf(boxAt(moov, 'mvhd')), track: timescale });
  if (samples === undefined || edit === undefined || timescale === 0) return undefined;
  const all = samples.shownAt
    .map((at, index) => ({ at, duration: samples.durations[index] ?? 0 }))
    .toSorted((a, b) => a.at - b.at);
  const shown = all.filter(({ at }) => at >= edit.from && at < edit.to);
  return {
    ...entry,
    timescale,
    shownAt: shown.map(({ at }) => at - edit.from + edit.delay),
    last: shown.at(-1)?.duration ?? 0,
    hidden: all.length - shown.length,
    hasEdits: boxAt(video, 'edts', 'elst') !== undefined,
    hasSound: tracks.some((track) => mediumOf(track) === 'soun'),
  };
}

/** What the first video track holds, whether or not its times can be told. */
export function videoEntry(bytes: Buffer): SampleEntry | undefined {
  const moov = boxAt(fileOf(bytes), 'moov');
  return moov === undefined ? undefined : entryOf(videoTrack(moov));
}

/** No two frames begin at the same time: otherwise one of them can never be told from the other on the screen. */
export function isTellable({ shownAt }: Mp4): boolean {
  return shownAt.every((at, index) => index === 0 || at > (shownAt[index - 1] ?? at));
}

/** The first track of pictures. */
export function videoTrack(moov: Box): Box | undefined {
  return tracksOf(moov).find((track) => mediumOf(track) === 'vide');
}

function tracksOf(moov: Box): readonly Box[] {
  return boxesIn(moov).filter(({ type }) => type === 'trak');
}

function entryOf(track: Box | undefined): SampleEntry | undefined {
  const stsd = track === undefined ? undefined : boxAt(track, 'mdia', 'minf', 'stbl', 'stsd');
  return stsd === undefined ? undefined : sampleEntry(stsd);
}

function mediumOf(track: Box): string {
  const handler = boxAt(track, 'mdia', 'hdlr');
  return handler === undefined ? '' : handler.bytes.toString('latin1', handler.start + 8, handler.start + 12);
}

/** `mvhd` and `mdhd` begin alike. */
function timescaleOf(box: Box | undefined): number {
  if (box === undefined) return 0;
  const fields = new Fields(box);
  fields.skip(fields.version === 1 ? 16 : 8);
  return fields.u32();
}

/** Which stretch of the track is shown, and how long after the start; ticks of the track. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly delay: number;
}

/** ISO/IEC 14496-12 8.6.6: empty edits delay, one other edit chooses a stretch. Several of them, or another rate, are not followed. */
function editOf(track: Box, timescale: { readonly movie: number; readonly track: number }): Edit | undefined {
  const list = boxAt(track, 'edts', 'elst');
  if (list === undefined) return { from: 0, to: Infinity, delay: 0 };
  const fields = new Fields(list);
  const width = fields.version === 1 ? 20 : 12;
  const count = Math.min(fields.u32(), Math.floor(fields.left / width));
  const edits = Array.from({ length: count }, () => {
    const duration = fields.version === 1 ? fields.u64() : fields.u32();
    const from = fields.version === 1 ? fields.i64() : fields.i32();
    return { duration, from, rate: fields.u32() };
  });
  const inTrack = (ticks: number) =>
    timescale.movie === 0 ? 0 : (ticks * timescale.track) / timescale.movie;
  const delay = edits
    .filter(({ from }) => from === -1)
    .reduce((sum, { duration }) => sum + inTrack(duration), 0);
  const [edit, ...more] = edits.filter(({ from }) => from !== -1);
  if (edit === undefined) return { from: 0, to: Infinity, delay };
  if (more.length > 0 || edit.rate !== 0x10000) return undefined;
  // 0 is «to the end» where the rest comes in fragments.
  const to = edit.duration === 0 ? Infinity : edit.from + inTrack(edit.duration);
  return { from: edit.from, to, delay };
}
