import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Attributes, part10 } from '#region/samples/part10.ts';
import { sampleUid } from '#region/samples/uids.ts';

/** A block of bright pixels on one slice, and everything that can be drawn over it: by rows and columns, from 0, ends included. */
export const block = { top: 20, bottom: 35, left: 12, right: 43, slice: 2 } as const;

/** From 0, in the order of the stack: the slice with a presentation state of its own, and the one with two that nobody can choose between. */
export const stateSlices = { single: 4, ambiguous: 0 } as const;

/**
 * What the single state asks for: rotated 90° clockwise, then mirrored, this area in pixels counted from 1, and all but what lies two pixels
 * inside it shuttered in white.
 */
export const stateAsks = { center: 300, width: 200, area: [9, 17, 40, 48], shutter: 2 } as const;

export const annotatedPatient = 'LAG1';
const size = 64;
const slices = 6;
const uid = (name: string) => sampleUid(`annotated ${name}`);
export const annotatedStudyUid = uid('study');
export const imageUid = (slice: number) => uid(`image ${slice}`);
const frameOfReference = uid('frame');
const ct = '1.2.840.10008.5.1.4.1.1.2';
const origin = [-31.5, -40.5, 100] as const;
const step = 2;

/** Six CT slices of 64² pixels of 1 mm, 2 mm apart, and the objects that refer to them, as files. */
export function writeAnnotatedStudy(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const objects: readonly Attributes[] = [
    ...Array.from({ length: slices }, (_, slice) => image(slice, 'main')),
    ...Array.from({ length: slices }, (_, slice) => image(slice, 'other')),
    structureSet(),
    segmentation({ name: 'fine', series: 20, pixel: 1 }),
    segmentation({ name: 'coarse', series: 21, pixel: 2 }),
    state('Kontroll', { slice: stateSlices.single, hour: '10' }),
    state('Første', { slice: stateSlices.ambiguous, hour: '11' }),
    state('Andre', { slice: stateSlices.ambiguous, hour: '11' }),
    state('Uten bilder', { slice: 99, hour: '12' }),
  ];
  for (const [index, attributes] of objects.entries())
    writeFileSync(
      join(folder, `${index}.dcm`),
      part10({ transferSyntaxUid: '1.2.840.10008.1.2.1', attributes }),
    );
}

function head([sopClassUid, modality]: readonly [string, string], series: number, name: string): Attributes {
  return {
    SpecificCharacterSet: 'ISO_IR 192',
    SOPClassUID: sopClassUid,
    SOPInstanceUID: uid(name),
    PatientName: 'TESTDATA^Pasient Lag',
    PatientID: annotatedPatient,
    PatientBirthDate: '19500101',
    PatientSex: 'F',
    StudyInstanceUID: annotatedStudyUid,
    StudyDate: '20260901',
    StudyTime: '100000',
    StudyDescription: 'CT med tegninger',
    Modality: modality,
    SeriesInstanceUID: uid(`series ${series}`),
    SeriesNumber: series,
    InstanceNumber: 1,
  };
}

function image(slice: number, of: 'main' | 'other'): Attributes {
  const pixels = new Uint16Array(size * size).fill(1024);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const isInside =
        row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
      // A wedge tells left from right and up from down on every slice.
      pixels[row * size + column] = isInside && slice === block.slice ? 1424 : 1024 + (row + column) / 4;
    }
  const isMain = of === 'main';
  return {
    ...head([ct, 'CT'], isMain ? 1 : 2, isMain ? `image ${slice}` : `other ${slice}`),
    SeriesDescription: isMain ? 'Snitt' : 'Snitt, annet nullpunkt',
    ImageType: ['ORIGINAL', 'PRIMARY', 'AXIAL'],
    InstanceNumber: slice + 1,
    FrameOfReferenceUID: isMain ? frameOfReference : uid('other frame'),
    ImagePositionPatient: positionOf(slice).map(String),
    ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'],
    PixelSpacing: ['1', '1'],
    SliceThickness: '2',
    ...pixelsOf({ rows: size, bits: 16 }),
    RescaleIntercept: '-1024',
    RescaleSlope: '1',
    WindowCenter: '200',
    WindowWidth: '400',
    PixelData: new Uint8Array(pixels.buffer),
  };
}

const positionOf = (slice: number) => [origin[0], origin[1], origin[2] + step * slice];

function pixelsOf({ rows, bits }: { readonly rows: number; readonly bits: 1 | 16 }): Attributes {
  return {
    SamplesPerPixel: 1,
    PhotometricInterpretation: 'MONOCHROME2',
    Rows: rows,
    Columns: rows,
    BitsAllocated: bits,
    BitsStored: bits === 1 ? 1 : 12,
    HighBit: bits === 1 ? 0 : 11,
    PixelRepresentation: 0,
  };
}

/** One contour along the outer edges of the block, a point in its middle, and a structure in a Frame of Reference that no image is in. */
function structureSet(): Attributes {
  const [x1, x2] = [origin[0] + block.left - 0.5, origin[0] + block.right + 0.5];
  const [y1, y2] = [origin[1] + block.top - 0.5, origin[1] + block.bottom + 0.5];
  const z = origin[2] + step * block.slice;
  const contours = [
    [x1, y1, z, x2, y1, z, x2, y2, z, x1, y2, z],
    [(x1 + x2) / 2, (y1 + y2) / 2, z],
    [x1, y1, z, x2, y1, z, x2, y2, z],
  ];
  const names = ['Blokk', 'Midtpunkt', 'Et annet sted'];
  return {
    ...head(['1.2.840.10008.5.1.4.1.1.481.3', 'RTSTRUCT'], 10, 'structures'),
    StructureSetLabel: 'Plan',
    StructureSetROISequence: names.map((ROIName, index) => ({
      ROINumber: index + 1,
      ROIName,
      ReferencedFrameOfReferenceUID: index === 2 ? uid('nowhere') : frameOfReference,
    })),
    ROIContourSequence: contours.map((points, index) => ({
      ReferencedROINumber: index + 1,
      ROIDisplayColor: [
        ['0', '255', '0'],
        ['255', '0', '255'],
        ['255', '255', '0'],
      ][index],
      ContourSequence: [
        {
          ContourGeometricType: points.length === 3 ? 'POINT' : 'CLOSED_PLANAR',
          NumberOfContourPoints: points.length / 3,
          ContourData: points.map(String),
        },
      ],
    })),
  };
}

/** The block as one segment, in pixels of `pixel` mm whose outer edges are those of the image. */
function segmentation(of: {
  readonly name: string;
  readonly series: number;
  readonly pixel: 1 | 2;
}): Attributes {
  const { name, series, pixel } = of;
  const side = size / pixel;
  const bits = new Uint8Array((side * side) / 8);
  for (let row = block.top / pixel; row < (block.bottom + 1) / pixel; row += 1)
    for (let column = block.left / pixel; column < (block.right + 1) / pixel; column += 1) {
      const at = row * side + column;
      bits[at >> 3] = (bits[at >> 3] ?? 0) | (1 << (at & 7));
    }
  const [x, y, z] = positionOf(block.slice);
  const inset = (pixel - 1) / 2;
  return {
    ...head(['1.2.840.10008.5.1.4.1.1.66.4', 'SEG'], series, `segmentation ${name}`),
    SeriesDescription: `Segmenter ${name}`,
    ContentLabel: name.toUpperCase(),
    FrameOfReferenceUID: frameOfReference,
    ...pixelsOf({ rows: side, bits: 1 }),
    NumberOfFrames: '1',
    SegmentationType: 'BINARY',
    SegmentSequence: [
      {
        SegmentNumber: 1,
        SegmentLabel: `Blokk ${name}`,
        SegmentAlgorithmType: 'MANUAL',
        RecommendedDisplayCIELabValue: [43803, 26565, 37722],
      },
    ],
    SharedFunctionalGroupsSequence: [
      {
        PlaneOrientationSequence: [{ ImageOrientationPatient: ['1', '0', '0', '0', '1', '0'] }],
        PixelMeasuresSequence: [
          { PixelSpacing: [String(pixel), String(pixel)], SliceThickness: '2', SpacingBetweenSlices: '2' },
        ],
      },
    ],
    PerFrameFunctionalGroupsSequence: [
      {
        PlanePositionSequence: [
          { ImagePositionPatient: [(x ?? 0) + inset, (y ?? 0) + inset, z ?? 0].map(String) },
        ],
        SegmentIdentificationSequence: [{ ReferencedSegmentNumber: 1 }],
      },
    ],
    PixelData: bits,
  };
}

/** A state of one slice, with a rectangle along the edges of the block and a text at its first corner. */
function state(label: string, of: { readonly slice: number; readonly hour: string }): Attributes {
  const image = { ReferencedSOPClassUID: ct, ReferencedSOPInstanceUID: imageUid(of.slice) };
  const [left, top, right, bottom] = stateAsks.area;
  const [x1, x2, y1, y2] = [block.left, block.right + 1, block.top, block.bottom + 1];
  return {
    ...head(['1.2.840.10008.5.1.4.1.1.11.1', 'PR'], 30, `state ${label}`),
    InstanceNumber: of.slice + 1,
    ContentLabel: 'TILSTAND',
    ContentDescription: label,
    ContentCreatorName: 'TESTDATA^Lege 1',
    PresentationCreationDate: '20260902',
    PresentationCreationTime: `${of.hour}0000`,
    ReferencedSeriesSequence: [{ SeriesInstanceUID: uid('series 1'), ReferencedImageSequence: [image] }],
    SoftcopyVOILUTSequence: [
      { WindowCenter: String(stateAsks.center), WindowWidth: String(stateAsks.width) },
    ],
    RescaleIntercept: '-1024',
    RescaleSlope: '1',
    ShutterShape: 'RECTANGULAR',
    ShutterLeftVerticalEdge: String(left + stateAsks.shutter),
    ShutterRightVerticalEdge: String(right - stateAsks.shutter),
    ShutterUpperHorizontalEdge: String(top + stateAsks.shutter),
    ShutterLowerHorizontalEdge: String(bottom - stateAsks.shutter),
    ShutterPresentationValue: 65535,
    ImageRotation: 90,
    ImageHorizontalFlip: 'Y',
    DisplayedAreaSelectionSequence: [
      {
        DisplayedAreaTopLeftHandCorner: [left, top],
        DisplayedAreaBottomRightHandCorner: [right, bottom],
        PresentationSizeMode: 'SCALE TO FIT',
        PresentationPixelAspectRatio: ['1', '1'],
      },
    ],
    GraphicLayerSequence: [
      {
        GraphicLayer: 'LAG',
        GraphicLayerOrder: '1',
        GraphicLayerRecommendedDisplayCIELabValue: [57000, 12000, 56000],
      },
    ],
    GraphicAnnotationSequence: [
      {
        GraphicLayer: 'LAG',
        GraphicObjectSequence: [
          {
            GraphicAnnotationUnits: 'PIXEL',
            GraphicDimensions: 2,
            NumberOfGraphicPoints: 5,
            GraphicData: [x1, y1, x2, y1, x2, y2, x1, y2, x1, y1],
            GraphicType: 'POLYLINE',
            GraphicFilled: 'N',
          },
        ],
        TextObjectSequence: [
          {
            AnchorPointAnnotationUnits: 'PIXEL',
            AnchorPoint: [x1, y1],
            AnchorPointVisibility: 'Y',
            UnformattedTextValue: 'Kontroll æøå',
          },
        ],
      },
    ],
    PresentationLUTShape: 'IDENTITY',
  };
}
