import { type PaintedReading, type ReadingWindow } from '#viewer/rendering/canvas.ts';
import { type Rectangle } from './reference.ts';

/** Numbers of one painted image, made small enough inside the page to be carried out of it. */
export interface Reading {
  readonly sopInstanceUid: string;
  readonly frameNumber: number;
  readonly rows: number;
  readonly columns: number;
  /** SHA-256, in hex, of the stored values in the type asked for. */
  readonly storedSha256: string;
  /** Every stored value is the same: such an image is rightly of one colour. */
  readonly isUniform: boolean;
  /** RGBA, base64, of every place where the reference's picture may lie. */
  readonly pixels: readonly string[];
  readonly screenDifference: PaintedReading['screenDifference'];
}

export interface Question {
  /** A NumPy name. */
  readonly storedType?: string;
  /** Of the reference's picture; undefined where there is none. */
  readonly size?: { readonly rows: number; readonly columns: number };
  /** Where it lies by the reference. A few rows state another place or size than their picture has: the middle is then meant. */
  readonly crop?: Rectangle;
  readonly window: ReadingWindow;
  /** What a stored 1 is called by the reference. */
  readonly one: number;
}

/** Asks a pane by the events of viewer/viewports/automation.ts. Runs in the page: nothing outside its own braces exists there. */
export async function readPane(
  pane: Element,
  { storedType, size, crop, window, one }: Question,
): Promise<Reading | undefined> {
  const answer = await new Promise<PaintedReading | undefined>((resolve) => {
    pane.addEventListener(
      'lysbilde-reading',
      (event) => resolve(event instanceof CustomEvent ? event.detail : undefined),
      { once: true },
    );
    pane.dispatchEvent(new CustomEvent('lysbilde-read', { detail: window }));
    setTimeout(() => resolve(undefined), 20_000);
  });
  if (answer === undefined) return undefined;
  const { sopInstanceUid, frameNumber, rows, columns, stored, pixels, screenDifference } = answer;
  const types = {
    Uint8Array,
    Int8Array,
    Uint16Array,
    Int16Array,
    Uint32Array,
    Int32Array,
    Float32Array,
    Float64Array,
  };
  const wanted = Object.entries(types).find(([name]) => name.toLowerCase() === `${storedType}array`)?.[1];
  const named = one === 1 ? stored : Uint8Array.from(stored, (value) => value * one);
  const values = wanted === undefined || named instanceof wanted ? named : wanted.from(named);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', values));
  const cut = (
    at: { readonly row: number; readonly column: number },
    part: { readonly rows: number; readonly columns: number },
  ) => {
    const out = new Uint8Array(part.rows * part.columns * 4);
    for (let row = 0; row < part.rows; row++) {
      const from = ((row + at.row) * columns + at.column) * 4;
      out.set(pixels.subarray(from, from + part.columns * 4), row * part.columns * 4);
    }
    return new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.addEventListener('load', () =>
        resolve(typeof reader.result === 'string' ? reader.result.replace(/^.*?,/, '') : ''),
      );
      reader.readAsDataURL(new Blob([out]));
    });
  };
  const cuts: Promise<string>[] = [];
  if (size !== undefined) {
    const middle = { row: (rows - size.rows) >> 1, column: (columns - size.columns) >> 1 };
    const isStated = crop !== undefined && crop.rows === size.rows && crop.columns === size.columns;
    cuts.push(cut(middle, size));
    if (isStated && (crop.row !== middle.row || crop.column !== middle.column)) cuts.push(cut(crop, size));
  }
  return {
    sopInstanceUid,
    frameNumber,
    rows,
    columns,
    storedSha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    isUniform: stored.every((value) => value === stored[0]),
    pixels: await Promise.all(cuts),
    screenDifference,
  };
}
