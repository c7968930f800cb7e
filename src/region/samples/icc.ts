/** A colour space as its primaries' XYZ seen from D50 and its name. */
export interface ColourSpace {
  readonly name: 'SRGB' | 'DISPLAYP3';
  readonly description: string;
  readonly primaries: readonly (readonly [x: number, y: number, z: number])[];
}

export const srgb: ColourSpace = {
  name: 'SRGB',
  description: 'sRGB (Lysbilde demo)',
  primaries: [
    [0.4361, 0.2225, 0.0139],
    [0.3851, 0.7169, 0.0971],
    [0.1431, 0.0606, 0.7141],
  ],
};

export const displayP3: ColourSpace = {
  name: 'DISPLAYP3',
  description: 'Display P3 (Lysbilde demo)',
  primaries: [
    [0.5151, 0.2412, -0.0011],
    [0.2919, 0.6922, 0.0419],
    [0.1572, 0.0666, 0.7841],
  ],
};

/** An ICC version 2 display profile: matrix and sRGB's tone curve (ICC.1:2001-04). */
export function iccProfile({ description, primaries }: ColourSpace): Buffer {
  const [red = xyz(0, 0, 0), green = red, blue = red] = primaries.map(([x, y, z]) => xyz(x, y, z));
  const curve = toneCurve();
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', descriptionTag(description)],
    ['cprt', Buffer.concat([Buffer.from('text\0\0\0\0'), Buffer.from('CC0\0')])],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', red],
    ['gXYZ', green],
    ['bXYZ', blue],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  return assemble(tags);
}

function assemble(tags: readonly (readonly [string, Buffer])[]): Buffer {
  const table = Buffer.alloc(4 + 12 * tags.length);
  table.writeUInt32BE(tags.length, 0);
  const bodies: Buffer[] = [];
  let offset = 128 + table.length;
  for (const [index, [signature, body]] of tags.entries()) {
    const whole = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    table.write(signature, 4 + 12 * index, 'latin1');
    table.writeUInt32BE(offset, 8 + 12 * index);
    table.writeUInt32BE(body.length, 12 + 12 * index);
    bodies.push(whole);
    offset += whole.length;
  }
  return Buffer.concat([profileHeader(offset), table, ...bodies]);
}

function profileHeader(size: number): Buffer {
  const header = Buffer.alloc(128);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(0x02400000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1, 0, 0, 0].forEach((part, index) => header.writeUInt16BE(part, 24 + 2 * index));
  header.write('acsp', 36, 'latin1');
  fixed(header, 68, [0.9642, 1, 0.8249]);
  return header;
}

function fixed(buffer: Buffer, at: number, values: readonly number[]): void {
  values.forEach((value, index) => buffer.writeInt32BE(Math.round(value * 65536), at + 4 * index));
}

function xyz(x: number, y: number, z: number): Buffer {
  const tag = Buffer.alloc(20);
  tag.write('XYZ ', 0, 'latin1');
  fixed(tag, 8, [x, y, z]);
  return tag;
}

function toneCurve(): Buffer {
  const points = 1024;
  const tag = Buffer.alloc(12 + 2 * points);
  tag.write('curv', 0, 'latin1');
  tag.writeUInt32BE(points, 8);
  for (let i = 0; i < points; i += 1) {
    const value = i / (points - 1);
    const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    tag.writeUInt16BE(Math.round(linear * 65535), 12 + 2 * i);
  }
  return tag;
}

function descriptionTag(text: string): Buffer {
  const head = Buffer.alloc(12);
  head.write('desc', 0, 'latin1');
  head.writeUInt32BE(text.length + 1, 8);
  return Buffer.concat([head, Buffer.from(`${text}\0`, 'latin1'), Buffer.alloc(78)]);
}
