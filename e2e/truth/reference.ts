import { join } from 'node:path';

/** What independent decoders say of one frame: a row of `refs.csv`. */
export interface Reference {
  readonly file: string;
  /** From 1, as DICOM counts. */
  readonly frameNumber: number;
  /** It shows the full range of its frame: the makers of the references do not read functional groups, and found no window. */
  readonly isFullRange: boolean;
  /** The 8-bit rendering; undefined where it is withheld. */
  readonly png?: string;
  /** Where in the image the rendering lies; undefined: it is the whole image. */
  readonly crop?: Rectangle;
  readonly agreement: string;
  readonly isLossless: boolean;
  /** A NumPy name: `uint8`, `int16`, `float32` … */
  readonly storedType: string;
  readonly storedMax: number;
  /** SHA-256, in hex, of the frame's stored values. */
  readonly frameSha256: string;
}

/** In image pixels. */
export interface Rectangle {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export function parseReference(row: Readonly<Record<string, string>>, folder: string): Reference {
  const value = (name: string) => {
    const found = row[name];
    if (found === undefined) throw new Error(`refs.csv has no column ${name}`);
    return found;
  };
  const png = value('png');
  const crop = parseCrop(value('crop_row_col_h_w'));
  return {
    file: value('file'),
    frameNumber: Number(value('frame')) + 1,
    ...(png === '' ? {} : { png: join(folder, png) }),
    ...(crop === undefined ? {} : { crop }),
    isFullRange: value('rendering') === 'minmax',
    agreement: value('decode_agreement'),
    isLossless: value('lossless') === 'yes',
    storedType: value('stored_dtype'),
    storedMax: Number(value('stored_max')),
    frameSha256: value('frame_sha256'),
  };
}

function parseCrop(text: string): Rectangle | undefined {
  const [row, column, rows, columns] = (text.match(/\d+/g) ?? []).map(Number);
  if (row === undefined || column === undefined || rows === undefined || columns === undefined)
    return undefined;
  return { row, column, rows, columns };
}
