import { lookUp, type LookupTable } from '#dicom/lookupTable.ts';
import { type VoiFunction } from '#dicom/voi.ts';
import { type Samples } from '#viewer/rendering/decoding/native.ts';
import { type Window } from '#viewer/rendering/canvas.ts';
import { type GreyLook, modalityValue } from './greyLook.ts';

/** What is painted now: the object's look with the user's window and inversion. */
export interface GreyShown {
  readonly look: GreyLook;
  readonly voi: (Window & { readonly function: VoiFunction }) | LookupTable;
  readonly isInverted: boolean;
}

/** 0–255 of a value after the modality transform, not yet rounded (PS3.3 C.11.2.1.2–3). */
export function brightness(value: number, voi: GreyShown['voi']): number {
  if ('entries' in voi) return (lookUp(voi, value) / voi.largest) * 255;
  const { center, width } = voi;
  switch (voi.function) {
    case 'SIGMOID':
      return 255 / (1 + Math.exp((-4 * (value - center)) / width));
    case 'LINEAR_EXACT':
      return clamp(((value - center) / width + 0.5) * 255);
    case 'LINEAR':
      // A window of width 1 is a threshold.
      if (width <= 1) return value <= center - 0.5 ? 0 : 255;
      return clamp(((value - (center - 0.5)) / (width - 1) + 0.5) * 255);
  }
}

/** Opaque grey of every stored value from `lowest`, as little-endian RGBA words. */
export interface GreyTable {
  readonly lowest: number;
  readonly words: Uint32Array<ArrayBuffer>;
}

/** One entry for each value that the type of `values` can hold; undefined for 32 bits and floating point, which are painted value by value. */
export function greyTable(values: Samples, shown: GreyShown): GreyTable | undefined {
  const range = rangeOf(values);
  if (range === undefined) return undefined;
  const words = new Uint32Array(range.count);
  for (let i = 0; i < words.length; i++) words[i] = word(i + range.lowest, shown);
  return { lowest: range.lowest, words };
}

/** Paints a grey frame into RGBA words of the same length. */
export function paintGrey(values: Samples, shown: GreyShown, out: Uint32Array): void {
  const table = tableFor(values, shown);
  if (table === undefined) {
    for (let i = 0; i < out.length; i++) out[i] = word(values[i] ?? 0, shown);
    return;
  }
  const { lowest, words } = table;
  for (let i = 0; i < out.length; i++) out[i] = words[(values[i] ?? 0) - lowest] ?? 0;
}

const lastTables = new Map<string, GreyTable>();

/** A table tells which window was used, and nothing of the pixels; it goes with them all the same. */
export function forgetTables(): void {
  lastTables.clear();
}

/** Scrolling a stack asks for the same table again and again; a few are kept. */
function tableFor(values: Samples, shown: GreyShown): GreyTable | undefined {
  const key = keyOf(values, shown);
  const known = key === undefined ? undefined : lastTables.get(key);
  if (known !== undefined) return known;
  const table = greyTable(values, shown);
  if (table === undefined || key === undefined) return table;
  if (lastTables.size >= 24) lastTables.delete(lastTables.keys().next().value ?? '');
  lastTables.set(key, table);
  return table;
}

function keyOf(values: Samples, { look, voi, isInverted }: GreyShown): string | undefined {
  if (!('slope' in look.modality) || 'entries' in voi || look.presentationTable !== undefined)
    return undefined;
  const parts = [
    values.constructor.name,
    look.modality.slope,
    look.modality.intercept,
    voi.center,
    voi.width,
    voi.function,
    look.padding?.from,
    look.padding?.to,
    look.isInverse !== isInverted,
  ];
  return parts.join('|');
}

function rangeOf(values: Samples): { readonly lowest: number; readonly count: number } | undefined {
  if (values instanceof Uint8Array) return { lowest: 0, count: 256 };
  if (values instanceof Int8Array) return { lowest: -128, count: 256 };
  if (values instanceof Uint16Array) return { lowest: 0, count: 65_536 };
  if (values instanceof Int16Array) return { lowest: -32_768, count: 65_536 };
  return undefined;
}

const black = 0xff00_0000;

function word(stored: number, { look, voi, isInverted }: GreyShown): number {
  if (look.padding !== undefined && stored >= look.padding.from && stored <= look.padding.to) return black;
  const level = Math.round(presented(brightness(modalityValue(stored, look), voi), look));
  const grey = look.isInverse === isInverted ? level : 255 - level;
  return (black | (grey << 16) | (grey << 8) | grey) >>> 0;
}

/** A level of 0–255 through the presentation table, where there is one. */
function presented(level: number, { presentationTable: table }: GreyLook): number {
  if (table === undefined) return level;
  const entry = lookUp(table, (level / 255) * (table.entries.length - 1));
  return clamp((entry / table.largest) * 255);
}

function clamp(level: number): number {
  return level < 0 ? 0 : level > 255 ? 255 : level;
}
