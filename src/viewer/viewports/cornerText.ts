import { text } from '#dicom/dataset.ts';
import { parseDate, parseTime } from '#dicom/dates.ts';
import { type DisplaySet } from '#dicom/displaySet.ts';
import { functionalGroup, planeOf } from '#dicom/geometry.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';
import { clock } from '#viewer/i18n/numbers.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { lateralityOf } from './laterality.ts';

/** How much stands on the picture. Who, when and where is never hidden: it is no part of this. */
export type OverlayLevel = 'full' | 'minimal' | 'off';

/**
 * What a line gives way to in a small pane: `detail` goes first, `place` where even less has room. A `mark` never goes, also where the
 * rest of the text is switched off: which side it is of is part of whose, when and where.
 */
export interface CornerLine {
  readonly words: string;
  readonly rank: 'mark' | 'place' | 'detail';
}

export interface CornerText {
  readonly topRight: readonly CornerLine[];
  readonly bottomRight: readonly CornerLine[];
}

export interface Painted {
  readonly displaySet: DisplaySet;
  readonly instance: Instance;
  readonly frameNumber: number;
}

/** Text for the corners after IHE BIR (RAD-16 4.16.4.2.2.5.8): management to the upper right, technique and place to the lower right. */
export function cornerText(words: Messages, painted: Painted, level: OverlayLevel): CornerText {
  const { instance, displaySet } = painted;
  const { dataset } = instance;
  const side = lateralityOf(instance, painted.frameNumber);
  const view = level === 'full' ? text(dataset, Tag.viewPosition) : undefined;
  const marks = lines('mark', [joined([side === undefined ? undefined : words.panes.side[side], view])]);
  if (level === 'off') return { topRight: [], bottomRight: marks };
  const { seriesNumber } = displaySet;
  const series = lines('place', [
    seriesNumber === undefined ? undefined : words.panes.corner.series(seriesNumber),
  ]);
  if (level === 'minimal') return { topRight: [], bottomRight: [...series, ...marks] };
  return {
    topRight: lines('detail', [
      text(dataset, Tag.studyDescription),
      labelled(words.panes.corner.accession, text(dataset, Tag.accessionNumber)),
      labelled(words.panes.corner.taken, acquired(words, instance)),
    ]),
    bottomRight: [
      ...series,
      ...marks,
      ...lines('detail', [
        text(dataset, Tag.seriesDescription),
        labelled(words.panes.corner.contrast, text(dataset, Tag.contrastBolusAgent)),
      ]),
      ...lines('place', [technique(words, painted)]),
    ],
  };
}

/** «5 mm · L −120,5 mm»: slice thickness and position along the slice normal, in the patient's system. */
function technique(words: Messages, { instance, frameNumber }: Painted): string | undefined {
  const measures =
    functionalGroup(instance.dataset, frameNumber, Tag.pixelMeasuresSequence) ?? instance.dataset;
  const thickness = Number(text(measures, Tag.sliceThickness));
  const plane = planeOf(instance, frameNumber);
  return joined([
    // What would be rounded to nothing is left unsaid: a slide is some micrometres thick.
    thickness >= 0.01 ? words.panes.corner.thickness(words.common.number(thickness, 2)) : undefined,
    plane === undefined ? undefined : words.panes.corner.location(words.common.number(locationOf(plane), 1)),
  ]);
}

function joined(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(' · ');
}

function locationOf(plane: {
  readonly normal: readonly number[];
  readonly position: readonly number[];
}): number {
  const axis = plane.normal.reduce((best, value, index) => {
    return Math.abs(value) > Math.abs(plane.normal[best] ?? 0) ? index : best;
  }, 0);
  return plane.position[axis] ?? 0;
}

/** Acquisition → content → series → study, the first that has a date or a time; wall clock where it was taken. */
function acquired(words: Messages, { dataset }: Instance): string | undefined {
  const stamp = text(dataset, Tag.acquisitionDateTime);
  const candidates = [
    { date: stamp?.slice(0, 8), time: stamp?.slice(8, 14) },
    { date: text(dataset, Tag.acquisitionDate), time: text(dataset, Tag.acquisitionTime) },
    { date: text(dataset, Tag.contentDate), time: text(dataset, Tag.contentTime) },
    { date: text(dataset, Tag.seriesDate), time: text(dataset, Tag.seriesTime) },
    { date: text(dataset, Tag.studyDate), time: text(dataset, Tag.studyTime) },
  ];
  for (const { date, time } of candidates) {
    const [day, hour] = [parseDate(date), parseTime(time)];
    if (day === undefined) continue;
    return hour === undefined
      ? words.common.date(day)
      : `${words.common.date(day)} ${clock(hour.hours, hour.minutes)}`;
  }
  return undefined;
}

function labelled(label: (value: string) => string, value: string | undefined): string | undefined {
  return value === undefined ? undefined : label(value);
}

export function lines(
  rank: CornerLine['rank'],
  words: readonly (string | undefined)[],
): readonly CornerLine[] {
  return words.flatMap((one) => (one === undefined ? [] : [{ words: one, rank }]));
}
