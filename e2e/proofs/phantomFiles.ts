import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Attributes, part10, type PrivateElement } from '#region/samples/part10.ts';
import { sampleUid } from '#region/samples/uids.ts';

/** A patient who is nothing but phantoms, in an archive of their own. */
export const phantomPatient = 'FANTOM';
export const phantomArchive = 'Fantom';
export const phantomLaunch = `${phantomPatient}^^^urn:lysbilde:archive:fantom`;

export const explicitLittleEndian = '1.2.840.10008.1.2.1';
export const ctImage = '1.2.840.10008.5.1.4.1.1.2';

export interface Phantom {
  readonly study: string;
  readonly series: string;
  readonly seriesNumber: number;
  readonly instanceNumber: number;
  readonly rows: number;
  readonly columns: number;
  readonly bits: number;
  readonly transferSyntaxUid?: string;
  /** Encoded; native where no transfer syntax is given. */
  readonly pixels: Uint8Array;
  readonly attributes?: Attributes;
  readonly privateElements?: readonly PrivateElement[];
}

export const phantomStudyUid = (study: string) => sampleUid(`fantom ${study}`);
export const phantomSeriesUid = ({ study, series }: Pick<Phantom, 'study' | 'series'>) =>
  sampleUid(`fantom ${study}/${series}`);
export const phantomSopUid = ({ study, series }: Pick<Phantom, 'study' | 'series'>, number: number) =>
  sampleUid(`fantom ${study}/${series}/${number}`);

/** Writes phantoms as an archive over a folder finds them; what lay there is gone. */
export function writePhantoms(folder: string, phantoms: Iterable<Phantom>): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const phantom of phantoms) {
    const { study, seriesNumber, instanceNumber } = phantom;
    writeFileSync(join(folder, `${study}-${seriesNumber}-${instanceNumber}.dcm`), fileOf(phantom));
  }
}

function fileOf(phantom: Phantom): Buffer {
  const { rows, columns, bits, pixels, instanceNumber, seriesNumber } = phantom;
  const isNative =
    phantom.transferSyntaxUid === undefined || phantom.transferSyntaxUid === explicitLittleEndian;
  return part10({
    transferSyntaxUid: phantom.transferSyntaxUid ?? explicitLittleEndian,
    attributes: {
      SpecificCharacterSet: 'ISO_IR 192',
      SOPClassUID: ctImage,
      SOPInstanceUID: phantomSopUid(phantom, instanceNumber),
      StudyInstanceUID: phantomStudyUid(phantom.study),
      SeriesInstanceUID: phantomSeriesUid(phantom),
      PatientID: phantomPatient,
      PatientName: 'TESTDATA^Fantom',
      PatientBirthDate: '19700101',
      StudyDate: '20260101',
      StudyTime: '120000',
      StudyDescription: `Fantom ${phantom.study}`,
      SeriesDescription: phantom.series,
      SeriesNumber: seriesNumber,
      InstanceNumber: instanceNumber,
      Modality: 'CT',
      SamplesPerPixel: 1,
      PhotometricInterpretation: 'MONOCHROME2',
      Rows: rows,
      Columns: columns,
      BitsAllocated: bits > 8 ? 16 : 8,
      BitsStored: bits,
      HighBit: bits - 1,
      PixelRepresentation: 0,
      WindowCenter: String(2 ** (bits - 1)),
      WindowWidth: String(2 ** bits),
      ...phantom.attributes,
      PixelData: isNative ? pixels : { fragments: [pixels] },
    },
    ...(phantom.privateElements === undefined ? {} : { privateElements: phantom.privateElements }),
  });
}
