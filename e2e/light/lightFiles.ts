import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { displayP3, iccProfile } from '#region/samples/icc.ts';
import { explicitLittleEndian } from '#region/samples/headers.ts';
import { type Attributes, part10, type PrivateElement } from '#region/samples/part10.ts';
import { sampleUid } from '#region/samples/uids.ts';

/** Images that each follow one rule of how stored values become light; read by `reference.py` for what is due. */
export const lightNames = [
  'shutter',
  'shutter-frames',
  'overlays',
  'overlay-frames',
  'padding',
  'inverse',
  'tables',
  'aspect',
  'profile',
  'profile-broken',
] as const;
export type LightName = (typeof lightNames)[number];

export const lightPatient = 'LYSBILDE-LIGHT';
export const lightStudy = (name: LightName) => sampleUid(`light/${name}`);

/** Writes them all into a folder, a study each. */
export function writeLightFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of lightNames) writeFileSync(join(folder, `${name}.dcm`), fileOf(name));
}

const [rows, columns] = [160, 200];

interface Content {
  readonly attributes: Attributes;
  readonly elements?: readonly PrivateElement[];
}

function fileOf(name: LightName): Buffer {
  const { attributes, elements = [] } = contents[name]();
  return part10({
    transferSyntaxUid: explicitLittleEndian,
    attributes: {
      SpecificCharacterSet: 'ISO_IR 100',
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.7',
      SOPInstanceUID: sampleUid(`light/${name}/1/1`),
      StudyInstanceUID: lightStudy(name),
      SeriesInstanceUID: sampleUid(`light/${name}/1`),
      PatientName: 'TESTDATA^LYS',
      PatientID: lightPatient,
      PatientBirthDate: '19700101',
      PatientSex: 'O',
      StudyDate: '20260105',
      StudyTime: '120000',
      StudyDescription: name,
      SeriesDescription: name,
      Modality: 'OT',
      SeriesNumber: 1,
      InstanceNumber: 1,
      ...attributes,
    },
    privateElements: elements,
  });
}

const contents: Readonly<Record<LightName, () => Content>> = {
  shutter: () => ({
    attributes: grey8(ramp(1)),
    elements: shutter('RECTANGULAR\\CIRCULAR\\POLYGONAL', { left: 21, value: 0x8080 }),
  }),
  'shutter-frames': () => ({
    attributes: {
      ...grey8(ramp(3)),
      NumberOfFrames: 3,
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.4.1',
      Modality: 'MR',
    },
    elements: [
      sequence('52009229', [sequence('00189472', shutter('RECTANGULAR', { left: 31, value: 0 }))]),
      sequence(
        '52009230',
        [],
        [sequence('00189472', shutter('RECTANGULAR', { left: 101, value: 0xffff }))],
        [],
      ),
    ],
  }),
  overlays: () => ({
    attributes: { ...grey16(ramp(1).map((value, i) => value * 16 + (isRing(i) ? 0x1000 : 0))) },
    elements: [
      ...overlay('6000', { rows, columns, origin: [1, 1], allocated: 16, position: 12 }),
      ...overlay('6002', {
        rows: 40,
        columns: 51,
        origin: [101, 141],
        data: packed(40 * 51, (i) => isHatch(i, 51)),
      }),
      { tag: '60021500', vr: 'LO', value: 'SKALA' },
    ],
  }),
  'overlay-frames': () => ({
    attributes: {
      ...grey8(ramp(4)),
      NumberOfFrames: 4,
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.4.1',
      Modality: 'MR',
    },
    elements: overlay('6000', {
      rows: 101,
      columns: 121,
      origin: [21, 31],
      frames: [2, 2],
      data: packed(101 * 121 * 2, (i) => (i < 101 * 121 ? isHatch(i, 121) : i % 2 === 0)),
    }),
  }),
  padding: () => ({
    attributes: {
      ...grey16(
        ramp(1).map(
          (value, i) => (i % columns < 40 ? (i % 2 === 0 ? -2000 : -1990) : value * 4 - 500) & 0xffff,
        ),
      ),
      PhotometricInterpretation: 'MONOCHROME1',
      BitsStored: 16,
      HighBit: 15,
      PixelRepresentation: 1,
      WindowCenter: undefined,
      WindowWidth: undefined,
    },
    elements: [
      { tag: '00280120', vr: 'SS', value: -2000 },
      { tag: '00280121', vr: 'SS', value: -1990 },
    ],
  }),
  inverse: () => ({
    attributes: grey8(ramp(1)),
    elements: [{ tag: '20500020', vr: 'CS', value: 'INVERSE' }],
  }),
  // The first frame's table turns it over; the second's is too large to stand in the metadata.
  tables: () => ({
    attributes: {
      ...grey8(ramp(2)),
      NumberOfFrames: 2,
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.4.1',
      Modality: 'MR',
      WindowCenter: undefined,
      WindowWidth: undefined,
    },
    elements: [sequence('52009230', [voiTable(256)], [voiTable(1024)])],
  }),
  aspect: () => ({
    attributes: grey8(ramp(1)),
    elements: [{ tag: '00280034', vr: 'IS', value: '2\\1' }],
  }),
  profile: () => colour(iccProfile(displayP3)),
  'profile-broken': () => colour(iccProfile(displayP3).subarray(0, 300)),
};

/** A sloping pattern that never reaches black or white, so that whatever is painted over it is told apart. */
function ramp(frames: number): readonly number[] {
  return Array.from({ length: rows * columns * frames }, (_, i) => {
    const [frame, row, column] = [
      Math.floor(i / (rows * columns)),
      Math.floor(i / columns) % rows,
      i % columns,
    ];
    return 30 + frame * 10 + Math.floor(row / 4) * 2 + Math.floor(column / 4);
  });
}

const isRing = (i: number) => Math.abs(Math.hypot(Math.floor(i / columns) - 60, (i % columns) - 70) - 40) < 3;
const isHatch = (i: number, width: number) => Math.floor(i / width) % 10 < 5 !== (i % width) % 10 < 5;

const base = {
  SamplesPerPixel: 1,
  PhotometricInterpretation: 'MONOCHROME2',
  Rows: rows,
  Columns: columns,
  PixelRepresentation: 0,
} as const;

function grey8(values: readonly number[]): Attributes {
  return {
    ...base,
    BitsAllocated: 8,
    BitsStored: 8,
    HighBit: 7,
    // Every value is its own brightness.
    WindowCenter: 128,
    WindowWidth: 256,
    PixelData: Uint8Array.from(values),
  };
}

function grey16(values: readonly number[]): Attributes {
  return {
    ...base,
    BitsAllocated: 16,
    BitsStored: 12,
    HighBit: 11,
    WindowCenter: 2048,
    WindowWidth: 4096,
    PixelData: new Uint8Array(Uint16Array.from(values).buffer),
  };
}

function colour(profile: Uint8Array): Content {
  const rgb = ramp(1).flatMap((_, i) => [i % columns, Math.floor(i / columns), (i * 3) % 256]);
  return {
    attributes: {
      ...base,
      SamplesPerPixel: 3,
      PlanarConfiguration: 0,
      PhotometricInterpretation: 'RGB',
      BitsAllocated: 8,
      BitsStored: 8,
      HighBit: 7,
      PixelData: Uint8Array.from(rgb),
    },
    elements: [{ tag: '00282000', vr: 'OB', value: profile }],
  };
}

function voiTable(count: number): PrivateElement {
  const entries = Uint16Array.from({ length: count }, (_, i) => Math.max(0, 255 - i));
  const item = [
    { tag: '00283002', vr: 'US', value: [count, 0, 8] },
    { tag: '00283006', vr: 'OW', value: new Uint8Array(entries.buffer) },
  ];
  return sequence('00289132', [sequence('00283010', item)]);
}

function shutter(
  shape: string,
  { left, value }: { readonly left: number; readonly value: number },
): readonly PrivateElement[] {
  return [
    { tag: '00181600', vr: 'CS', value: shape },
    { tag: '00181602', vr: 'IS', value: left },
    { tag: '00181604', vr: 'IS', value: 180 },
    { tag: '00181606', vr: 'IS', value: 11 },
    { tag: '00181608', vr: 'IS', value: 150 },
    { tag: '00181610', vr: 'IS', value: '80\\100' },
    { tag: '00181612', vr: 'IS', value: 75 },
    { tag: '00181620', vr: 'IS', value: '5\\100\\155\\15\\155\\185' },
    { tag: '00181622', vr: 'US', value },
  ];
}

/** An overlay plane of one group: its measures, and its bits where they are its own. */
export function overlay(
  group: string,
  of: {
    readonly rows: number;
    readonly columns: number;
    readonly origin: readonly [row: number, column: number];
    readonly data?: Uint8Array;
    readonly frames?: readonly [first: number, count: number];
    readonly allocated?: number;
    readonly position?: number;
  },
): readonly PrivateElement[] {
  return [
    { tag: `${group}0010`, vr: 'US', value: of.rows },
    { tag: `${group}0011`, vr: 'US', value: of.columns },
    ...(of.frames === undefined
      ? []
      : [
          { tag: `${group}0015`, vr: 'IS', value: of.frames[1] },
          { tag: `${group}0051`, vr: 'US', value: of.frames[0] },
        ]),
    { tag: `${group}0040`, vr: 'CS', value: 'G' },
    { tag: `${group}0050`, vr: 'SS', value: of.origin },
    { tag: `${group}0100`, vr: 'US', value: of.allocated ?? 1 },
    { tag: `${group}0102`, vr: 'US', value: of.position ?? 0 },
    ...(of.data === undefined ? [] : [{ tag: `${group}3000`, vr: 'OW', value: of.data }]),
  ];
}

/** One bit for each index, lowest first (PS3.5 8.1.2). */
export function packed(bits: number, isSet: (index: number) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(bits / 16) * 2);
  for (let i = 0; i < bits; i += 1) if (isSet(i)) bytes[i >> 3] = (bytes[i >> 3] ?? 0) | (1 << (i & 7));
  return bytes;
}

/** A sequence of tags that the dictionary of the samples does not know, its items written out. */
function sequence(tag: string, ...items: readonly (readonly PrivateElement[])[]): PrivateElement {
  return { tag, vr: 'SQ', value: Buffer.concat(items.flatMap(itemOf)) };
}

function itemOf(elements: readonly PrivateElement[]): readonly Uint8Array[] {
  const body = Buffer.concat(elements.map(elementOf));
  const head = Buffer.alloc(8);
  head.writeUInt32LE(0xe000_fffe, 0);
  head.writeUInt32LE(body.length, 4);
  return [head, body];
}

/** An element alone, cut from a file that holds nothing else. */
function elementOf(element: PrivateElement): Uint8Array {
  const whole = part10({
    transferSyntaxUid: explicitLittleEndian,
    attributes: {},
    privateElements: [element],
  });
  return whole.subarray(part10({ transferSyntaxUid: explicitLittleEndian, attributes: {} }).length);
}
