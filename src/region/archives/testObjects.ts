import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Tag } from '#dicom/tag.ts';

/** For tests: DICOM files small enough to read, written element by element. */
export interface TestObject {
  readonly transferSyntaxUid?: string;
  /** Text by tag, over sensible defaults; undefined leaves the attribute out. */
  readonly text?: Readonly<Record<string, string | undefined>>;
  readonly numbers?: Readonly<Record<string, number>>;
  readonly binary?: Readonly<Record<string, Buffer>>;
  readonly pixels?: Buffer;
  /** Fragments, the first of which is the Basic Offset Table. */
  readonly fragments?: readonly Buffer[];
}

const defaults: Readonly<Record<string, string | undefined>> = {
  [Tag.sopClassUid]: '1.2.840.10008.5.1.4.1.1.7',
  [Tag.sopInstanceUid]: '1.2.3.1.1',
  [Tag.studyDate]: '20240229',
  [Tag.accessionNumber]: 'A1',
  [Tag.modality]: 'OT',
  [Tag.studyDescription]: 'Test',
  [Tag.patientName]: 'Pasient A^TESTDATA',
  [Tag.patientId]: '13116900216',
  [Tag.patientBirthDate]: '19691113',
  [Tag.patientSex]: 'F',
  [Tag.studyInstanceUid]: '1.2.3',
  [Tag.seriesInstanceUid]: '1.2.3.1',
};

const textVrs: Readonly<Record<string, string>> = {
  [Tag.studyDate]: 'DA',
  [Tag.accessionNumber]: 'SH',
  [Tag.modality]: 'CS',
  [Tag.studyDescription]: 'LO',
  [Tag.patientName]: 'PN',
  [Tag.patientId]: 'LO',
  [Tag.issuerOfPatientId]: 'LO',
  [Tag.patientBirthDate]: 'DA',
  [Tag.patientSex]: 'CS',
  [Tag.photometricInterpretation]: 'CS',
  [Tag.numberOfFrames]: 'IS',
};

export function dicomBytes(object: TestObject = {}): Buffer {
  const syntax = object.transferSyntaxUid ?? '1.2.840.10008.1.2.1';
  const elements = new Map<string, Buffer>();
  for (const [tag, value] of Object.entries({ ...defaults, ...object.text }))
    if (value !== undefined) elements.set(tag, shortElement(tag, textVrs[tag] ?? 'UI', Buffer.from(value)));
  for (const [tag, value] of Object.entries(object.numbers ?? {})) {
    const number = Buffer.alloc(2);
    number.writeUInt16LE(value);
    elements.set(tag, shortElement(tag, 'US', number));
  }
  for (const [tag, value] of Object.entries(object.binary ?? {}))
    elements.set(tag, longElement(tag, 'OW', value));
  if (object.pixels !== undefined)
    elements.set(Tag.pixelData, longElement(Tag.pixelData, 'OW', object.pixels));
  if (object.fragments !== undefined) elements.set(Tag.pixelData, encapsulated(object.fragments));
  const sorted = [...elements].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bytes]) => bytes);
  const meta = shortElement(Tag.transferSyntaxUid, 'UI', Buffer.from(syntax));
  return Buffer.concat([Buffer.alloc(128), Buffer.from('DICM'), meta, ...sorted]);
}

/** A new folder with these files; names may hold folders. */
export function folderWith(files: Readonly<Record<string, Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'lysbilde-archive-'));
  for (const [name, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

function shortElement(tag: string, vr: string, value: Buffer): Buffer {
  const padded = even(value, vr === 'UI' ? 0 : 0x20);
  const head = Buffer.alloc(8);
  writeTag(head, tag);
  head.write(vr, 4, 'latin1');
  head.writeUInt16LE(padded.length, 6);
  return Buffer.concat([head, padded]);
}

/** OB is written only as encapsulated pixel data here, whose length is undefined. */
function longElement(tag: string, vr: string, value: Buffer): Buffer {
  const length = vr === 'OB' ? 0xffffffff : even(value, 0).length;
  const head = Buffer.alloc(12);
  writeTag(head, tag);
  head.write(vr, 4, 'latin1');
  head.writeUInt32LE(length, 8);
  return Buffer.concat([head, even(value, 0)]);
}

function encapsulated(fragments: readonly Buffer[]): Buffer {
  const body = fragments.map((fragment) => Buffer.concat([itemHead('FFFEE000', fragment.length), fragment]));
  return longElement(Tag.pixelData, 'OB', Buffer.concat([...body, itemHead('FFFEE0DD', 0)]));
}

function itemHead(tag: string, length: number): Buffer {
  const head = Buffer.alloc(8);
  writeTag(head, tag);
  head.writeUInt32LE(length, 4);
  return head;
}

function writeTag(head: Buffer, tag: string): void {
  head.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  head.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
}

const even = (value: Buffer, padding: number) =>
  value.length % 2 === 0 ? value : Buffer.concat([value, Buffer.from([padding])]);
