import { type EcgLead, standardLeads } from '#dicom/ecgLead.ts';
import { durationOf, type MultiplexGroup } from '#dicom/waveform.ts';

/** How the leads are laid out: rows × columns; `rhythm` is three rows of four with lead II underneath; `channels` one row each, whatever they are. */
export const ecgFormats = ['rhythm', '6x2', '12x1', 'channels'] as const;
export type EcgFormat = (typeof ecgFormats)[number];

/** Millimetres of paper a second. */
export const paperSpeeds = [25, 50] as const;
export type PaperSpeed = (typeof paperSpeeds)[number];

/** Millimetres of paper a millivolt. */
export const paperGains = [5, 10, 20] as const;
export type PaperGain = (typeof paperGains)[number];

/** A piece of one curve on the paper. Times in seconds of the recording, places in mm from the page's upper left. */
export interface EcgStrip {
  readonly channel: number;
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly x: number;
  /** Of the isoelectric line. */
  readonly y: number;
}

export interface EcgPage {
  readonly strips: readonly EcgStrip[];
  readonly rows: number;
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly rowHeight: number;
}

/** Millimetres of paper that a recording of `seconds` takes from left to right. */
export function paperWidth(group: MultiplexGroup, speed: PaperSpeed): number {
  return leftMargin + durationOf(group) * speed + margin;
}

/** Room for the calibration pulse before the first second. */
export const leftMargin = 12;
const margin = 6;
const rowHeights: Readonly<Record<EcgFormat, number>> = { rhythm: 28, '6x2': 24, '12x1': 16, channels: 24 };

/** Formats that this group's leads can fill. */
export function formatsOf(group: MultiplexGroup): readonly EcgFormat[] {
  const leads = new Set(group.channels.map(({ lead }) => lead));
  return standardLeads.every((lead) => leads.has(lead)) ? ecgFormats : ['channels'];
}

export interface Paper {
  readonly format: EcgFormat;
  readonly speed: PaperSpeed;
  /** Millimetres kept free above the first row. */
  readonly top?: number;
  /** Millimetres that the page may fill: rows stand further apart where there is room. */
  readonly height?: number;
  /** Second of the recording at which the paper begins; before its first sample there is bare paper. */
  readonly start?: number;
}

/** Where every strip stands. Columns follow each other in time, as on a recorder: each shows the stretch under which it stands. */
export function ecgPage(group: MultiplexGroup, paper: Paper): EcgPage {
  const { format, speed, top = margin, height = 0, start = 0 } = paper;
  const duration = durationOf(group);
  const columns = columnsOf(group, format);
  const rows = Math.max(...columns.map((column) => column.length)) + (format === 'rhythm' ? 1 : 0);
  const least = rowHeights[format];
  const rowHeight = Math.max(least, Math.min(least * 1.9, (height - top - margin) / rows));
  const yOf = (row: number) => top + (row + 0.5) * rowHeight;
  const stretch = duration / columns.length;
  const strips = columns.flatMap((column, at) =>
    column.map((channel, row) => ({
      channel,
      row,
      from: start + at * stretch,
      to: start + (at + 1) * stretch,
      x: leftMargin + at * stretch * speed,
      y: yOf(row),
    })),
  );
  const rhythm = format === 'rhythm' ? [wholeStrip(channelOf(group, 'II'), rows - 1)] : [];
  return {
    strips: [...strips, ...rhythm],
    rows,
    rowHeight,
    width: paperWidth(group, speed),
    height: Math.max(height, top + margin + rows * rowHeight),
  };

  function wholeStrip(channel: number, row: number): EcgStrip {
    return { channel, row, from: start, to: start + duration, x: leftMargin, y: yOf(row) };
  }
}

function columnsOf(group: MultiplexGroup, format: EcgFormat): readonly (readonly number[])[] {
  const leads = (from: number, to: number) =>
    standardLeads.slice(from, to).map((lead) => channelOf(group, lead));
  switch (format) {
    case 'rhythm':
      return [leads(0, 3), leads(3, 6), leads(6, 9), leads(9, 12)];
    case '6x2':
      return [leads(0, 6), leads(6, 12)];
    case '12x1':
      return [leads(0, 12)];
    case 'channels':
      return [group.channels.map((_, channel) => channel)];
  }
}

function channelOf(group: MultiplexGroup, wanted: EcgLead): number {
  return group.channels.findIndex(({ lead }) => lead === wanted);
}
