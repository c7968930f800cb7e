import { inflateSync } from 'node:zlib';

/** An 8-bit picture, row by row, samples interleaved. */
export interface Picture {
  readonly rows: number;
  readonly columns: number;
  /** 1 grey, 2 grey and alpha, 3 RGB, 4 RGBA. */
  readonly channels: number;
  readonly samples: Uint8Array;
}

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** Reads a PNG (ISO 15948) of 8 bits a sample without interlacing or palette. Throws on any other. */
export function readPng(file: Buffer): Picture {
  if (file.toString('latin1', 1, 4) !== 'PNG') throw new Error('no PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; at += file.readUInt32BE(at) + 12)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  const [columns, rows] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const channels = channelsOf[file[25] ?? -1];
  if (channels === undefined || file[24] !== 8 || file[28] !== 0)
    throw new Error('a PNG of another kind than 8-bit grey or RGB');
  const filtered = inflateSync(Buffer.concat(parts));
  return { rows, columns, channels, samples: unfiltered(filtered, { rows, columns, channels }) };
}

/** Undoes the five filters of ISO 15948 clause 9. */
function unfiltered(filtered: Uint8Array, size: Omit<Picture, 'samples'>): Uint8Array {
  const { rows, columns, channels } = size;
  const stride = columns * channels;
  const out = new Uint8Array(stride * rows);
  for (let row = 0; row < rows; row++) {
    const filter = filtered[row * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x++) {
      const at = row * stride + x;
      const left = x < channels ? 0 : (out[at - channels] ?? 0);
      const up = row === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < channels || row === 0 ? 0 : (out[at - stride - channels] ?? 0);
      out[at] = (filtered[at + row + 1] ?? 0) + predicted(filter, { left, up, corner });
    }
  }
  return out;
}

function predicted(
  filter: number,
  { left, up, corner }: { readonly left: number; readonly up: number; readonly corner: number },
): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      if (a <= b && a <= c) return left;
      return b <= c ? up : corner;
    }
    default:
      return 0;
  }
}
