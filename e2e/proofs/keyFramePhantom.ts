import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { code } from '#region/samples/headers.ts';
import { part10 } from '#region/samples/part10.ts';
import { container, person } from '#region/samples/srItems.ts';
import {
  explicitLittleEndian,
  type Phantom,
  phantomPatient,
  phantomSeriesUid,
  phantomSopUid,
  phantomStudyUid,
  writePhantoms,
} from './phantomFiles.ts';

export const keyFrameStudy = 'nokkelrammer';
export const loopSeries = 'Sløyfe';
export const numberOfFrames = 8;
/** The frames that the document names, from 1. */
export const keyFrames = [3, 4, 7] as const;
/** Every frame is of one grey. */
export const greyOf = (frame: number) => 25 * frame;

const side = 64;
const ultrasound = '1.2.840.10008.5.1.4.1.1.3.1';
const loop = { study: keyFrameStudy, series: loopSeries } as const;

/** A loop of eight frames, and a key object selection that names three of them. */
export function writeKeyFrames(folder: string): void {
  const phantom: Phantom = {
    ...loop,
    seriesNumber: 1,
    instanceNumber: 1,
    rows: side,
    columns: side,
    bits: 8,
    pixels: Uint8Array.from({ length: numberOfFrames * side ** 2 }, (_, at) =>
      greyOf(Math.floor(at / side ** 2) + 1),
    ),
    attributes: {
      SOPClassUID: ultrasound,
      Modality: 'US',
      NumberOfFrames: String(numberOfFrames),
      FrameTime: '500',
      FrameIncrementPointer: '00181063',
    },
  };
  writePhantoms(folder, [phantom]);
  writeFileSync(join(folder, 'document.dcm'), selection());
}

/** PS3.16 TID 2010, with Referenced Frame Number (PS3.3 C.18.4). */
function selection(): Buffer {
  const cited = {
    ReferencedSOPClassUID: ultrasound,
    ReferencedSOPInstanceUID: phantomSopUid(loop, 1),
    ReferencedFrameNumber: keyFrames.map(String),
  };
  const document = { study: keyFrameStudy, series: 'Nøkkelbilder' };
  return part10({
    transferSyntaxUid: explicitLittleEndian,
    attributes: {
      SpecificCharacterSet: 'ISO_IR 192',
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.88.59',
      SOPInstanceUID: phantomSopUid(document, 1),
      StudyInstanceUID: phantomStudyUid(keyFrameStudy),
      SeriesInstanceUID: phantomSeriesUid(document),
      PatientID: phantomPatient,
      PatientName: 'TESTDATA^Fantom',
      PatientBirthDate: '19700101',
      StudyDate: '20260101',
      StudyTime: '120000',
      SeriesDescription: document.series,
      SeriesNumber: 2,
      InstanceNumber: 1,
      Modality: 'KO',
      ReferencedPerformedProcedureStepSequence: [],
      CurrentRequestedProcedureEvidenceSequence: [
        {
          StudyInstanceUID: phantomStudyUid(keyFrameStudy),
          ReferencedSeriesSequence: [
            { SeriesInstanceUID: phantomSeriesUid(loop), ReferencedSOPSequence: [cited] },
          ],
        },
      ],
      ...container(code('113000', 'DCM', 'Of Interest'), [
        person(code('121008', 'DCM', 'Person Observer Name'), 'TESTDATA^Lege 2'),
        { RelationshipType: 'CONTAINS', ValueType: 'IMAGE', ReferencedSOPSequence: [cited] },
      ]),
    },
  });
}
