import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { explicitLittleEndian } from '#region/samples/headers.ts';
import { type Attributes, part10, type PrivateElement } from '#region/samples/part10.ts';
import { sampleUid } from '#region/samples/uids.ts';
import { overlay, packed } from './lightFiles.ts';

/** Images that each have one presentation state, which asks for one thing that the image does not. */
export const stateNames = [
  'window',
  'voi-table',
  'modality-table',
  'presentation-table',
  'two-tables',
  'frames',
  'layers',
] as const;
export type StateName = (typeof stateNames)[number];

export const statePatient = 'LYSBILDE-STATES';
export const stateStudy = (name: StateName) => sampleUid(`states/${name}`);
export const [rows, columns] = [160, 200];

/** Stored values of 12 bits, no two neighbours alike, from 0 to 4019. */
export const storedAt = (row: number, column: number) => 17 * column + 4 * row;

/** What the tables of the states map to: a root over 12 bits, its mirror, and a power over 10 bits in and 14 out. */
export const root = (value: number) => Math.round(4095 * Math.sqrt(value / 4095));
export const mirror = (value: number) => 4095 - value;
export const power = (value: number) => Math.round(16_383 * (value / 1023) ** 2.2);

export const windows = {
  state: { center: 500, width: 800, intercept: -1000 },
  beforeTable: { center: 600, width: 1600, intercept: -1000 },
  ofImage: { center: 2048, width: 4096 },
  ofFrame: { center: 1000, width: 500 },
} as const;

/** The bitmap shutter and the overlays: each a question of row and column. `image` is the image's own, which the state does not show. */
export const isShuttered = (row: number, column: number) => Math.hypot(row - 80, column - 100) > 70;
export const isLowLayer = (row: number, column: number) =>
  row >= 40 && row < 60 && column >= 60 && column < 140;
export const isHighLayer = (row: number, column: number) =>
  row >= 30 && row < 120 && column >= 95 && column < 105;
const isImageOverlay = (row: number) => row >= 100 && row < 104;
export const isActivatedOverlay = (row: number, column: number) =>
  row === 130 && column >= 20 && column < 180;
export const layerColours = { low: [0, 32_896, 65_535], high: [65_535, 0, 0] } as const;
export const shutterPValue = 0x4040;

/** Writes them all into a folder, a study each. */
export function writeStateFiles(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of stateNames) {
    const { image, state } = contents[name]();
    const files = stateFiles(folder, name);
    writeFileSync(files.image, imageFile(name, image));
    writeFileSync(files.state, stateFile(name, state));
  }
}

/** Where one of them lies, for readers that take files by path. */
export function stateFiles(
  folder: string,
  name: StateName,
): { readonly image: string; readonly state: string } {
  return { image: join(folder, `${name}.dcm`), state: join(folder, `${name}-state.dcm`) };
}

interface Content {
  readonly attributes?: Attributes;
  readonly elements?: readonly PrivateElement[];
}

const ownWindow = {
  WindowCenter: String(windows.ofImage.center),
  WindowWidth: String(windows.ofImage.width),
};

const contents: Readonly<Record<StateName, () => { readonly image: Content; readonly state: Content }>> = {
  // The image has a table of its own, which would stand first.
  window: () => ({
    image: { attributes: { ...ownWindow, VOILUTSequence: [table(4096, 12, mirror)] } },
    state: {
      attributes: { ...rescale(windows.state), ...voiWindow(windows.state), PresentationLUTShape: 'INVERSE' },
    },
  }),
  'voi-table': () => ({
    image: { attributes: ownWindow },
    state: {
      attributes: {
        SoftcopyVOILUTSequence: [{ VOILUTSequence: [table(4096, 12, root)] }],
        PresentationLUTShape: 'IDENTITY',
      },
    },
  }),
  'modality-table': () => ({
    image: { attributes: ownWindow },
    state: {
      attributes: {
        ModalityLUTSequence: [{ ...table(4096, 12, mirror), ModalityLUTType: 'US' }],
        PresentationLUTShape: 'IDENTITY',
      },
    },
  }),
  'presentation-table': () => ({
    image: { attributes: ownWindow },
    state: {
      attributes: {
        ...rescale(windows.beforeTable),
        ...voiWindow(windows.beforeTable),
        PresentationLUTSequence: [table(1024, 14, power)],
      },
    },
  }),
  'two-tables': () => ({
    image: { attributes: ownWindow },
    state: {
      attributes: {
        SoftcopyVOILUTSequence: [{ VOILUTSequence: [table(4096, 12, root)] }],
        PresentationLUTSequence: [table(4096, 12, mirror)],
      },
    },
  }),
  frames: () => ({
    image: {
      attributes: {
        ...ownWindow,
        SOPClassUID: mr,
        NumberOfFrames: '3',
        PixelData: pixels(3),
      },
    },
    state: {
      attributes: {
        SoftcopyVOILUTSequence: [
          {
            ...voiWindow(windows.ofFrame).SoftcopyVOILUTSequence[0],
            ReferencedImageSequence: [frame('frames', 1)],
          },
          { VOILUTSequence: [table(4096, 12, root)], ReferencedImageSequence: [frame('frames', 2)] },
        ],
        PresentationLUTShape: 'IDENTITY',
      },
    },
  }),
  layers: () => ({
    image: {
      attributes: {
        ...ownWindow,
        ShutterShape: 'RECTANGULAR',
        ShutterLeftVerticalEdge: '90',
        ShutterRightVerticalEdge: '110',
        ShutterUpperHorizontalEdge: '70',
        ShutterLowerHorizontalEdge: '90',
      },
      elements: [...plane('6000', isImageOverlay), ...plane('6006', isActivatedOverlay)],
    },
    state: {
      attributes: {
        ...voiWindow({ center: 2048, width: 4096 }),
        PresentationLUTShape: 'IDENTITY',
        ShutterShape: 'BITMAP',
        ShutterOverlayGroup: 0x6008,
        ShutterPresentationValue: shutterPValue,
        GraphicLayerSequence: [
          {
            GraphicLayer: 'HIGH',
            GraphicLayerOrder: '7',
            GraphicLayerRecommendedDisplayRGBValue: layerColours.high,
          },
          {
            GraphicLayer: 'LOW',
            GraphicLayerOrder: '3',
            GraphicLayerRecommendedDisplayRGBValue: layerColours.low,
          },
        ],
      },
      elements: [
        activation('6000', ''),
        ...plane('6002', isHighLayer),
        activation('6002', 'HIGH'),
        ...plane('6004', isLowLayer),
        activation('6004', 'LOW'),
        activation('6006', 'LOW'),
        ...plane('6008', isShuttered),
        activation('6008', ''),
      ],
    },
  }),
};

const mr = '1.2.840.10008.5.1.4.1.1.4.1';
const secondary = '1.2.840.10008.5.1.4.1.1.7';

function common(name: StateName, series: number): Attributes {
  return {
    SpecificCharacterSet: 'ISO_IR 100',
    StudyInstanceUID: stateStudy(name),
    SeriesInstanceUID: sampleUid(`states/${name}/${series}`),
    PatientName: 'TESTDATA^TILSTAND',
    PatientID: statePatient,
    PatientBirthDate: '19700101',
    PatientSex: 'O',
    StudyDate: '20260105',
    StudyTime: '120000',
    StudyID: '1',
    AccessionNumber: '',
    ReferringPhysicianName: '',
    StudyDescription: name,
    SeriesNumber: String(series),
    InstanceNumber: '1',
    Manufacturer: '',
  };
}

const imageUid = (name: StateName) => sampleUid(`states/${name}/1/1`);

function imageFile(name: StateName, { attributes = {}, elements = [] }: Content): Buffer {
  return part10({
    transferSyntaxUid: explicitLittleEndian,
    attributes: {
      ...common(name, 1),
      SOPClassUID: secondary,
      SOPInstanceUID: imageUid(name),
      Modality: 'OT',
      SeriesDescription: name,
      SamplesPerPixel: 1,
      PhotometricInterpretation: 'MONOCHROME2',
      Rows: rows,
      Columns: columns,
      BitsAllocated: 16,
      BitsStored: 12,
      HighBit: 11,
      PixelRepresentation: 0,
      PixelData: pixels(1),
      ...attributes,
    },
    privateElements: elements,
  });
}

function pixels(frames: number): Uint8Array {
  const values = Uint16Array.from({ length: rows * columns * frames }, (_, at) =>
    storedAt(Math.floor(at / columns) % rows, at % columns),
  );
  return new Uint8Array(values.buffer);
}

function stateFile(name: StateName, { attributes = {}, elements = [] }: Content): Buffer {
  const isMultiFrame = name === 'frames';
  return part10({
    transferSyntaxUid: explicitLittleEndian,
    attributes: {
      ...common(name, 2),
      SOPClassUID: '1.2.840.10008.5.1.4.1.1.11.1',
      SOPInstanceUID: sampleUid(`states/${name}/2/1`),
      Modality: 'PR',
      ContentLabel: 'TILSTAND',
      ContentDescription: name,
      ContentCreatorName: 'TESTDATA^Lege 1',
      PresentationCreationDate: '20260106',
      PresentationCreationTime: '100000',
      ReferencedSeriesSequence: [
        {
          SeriesInstanceUID: sampleUid(`states/${name}/1`),
          ReferencedImageSequence: [isMultiFrame ? { ...image(name, mr) } : image(name, secondary)],
        },
      ],
      DisplayedAreaSelectionSequence: [
        {
          DisplayedAreaTopLeftHandCorner: [1, 1],
          DisplayedAreaBottomRightHandCorner: [columns, rows],
          PresentationSizeMode: 'SCALE TO FIT',
          PresentationPixelAspectRatio: ['1', '1'],
        },
      ],
      ...attributes,
    },
    privateElements: elements,
  });
}

function image(name: StateName, sopClass: string): Attributes {
  return { ReferencedSOPClassUID: sopClass, ReferencedSOPInstanceUID: imageUid(name) };
}

function frame(name: StateName, number: number): Attributes {
  return { ...image(name, mr), ReferencedFrameNumber: String(number) };
}

function rescale({ intercept }: { readonly intercept: number }): Attributes {
  return { RescaleIntercept: String(intercept), RescaleSlope: '1', RescaleType: 'US' };
}

function voiWindow({ center, width }: { readonly center: number; readonly width: number }) {
  return { SoftcopyVOILUTSequence: [{ WindowCenter: String(center), WindowWidth: String(width) }] as const };
}

function table(count: number, bits: number, entryAt: (index: number) => number): Attributes {
  const entries = Uint16Array.from({ length: count }, (_, index) => entryAt(index));
  return { LUTDescriptor: [count, 0, bits], LUTData: new Uint8Array(entries.buffer) };
}

function plane(group: string, isSet: (row: number, column: number) => boolean): readonly PrivateElement[] {
  const data = packed(rows * columns, (index) => isSet(Math.floor(index / columns), index % columns));
  return overlay(group, { rows, columns, origin: [1, 1], data });
}

function activation(group: string, layer: string): PrivateElement {
  return { tag: `${group}1001`, vr: 'CS', value: layer };
}
