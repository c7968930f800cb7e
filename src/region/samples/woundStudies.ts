import type { Encoders } from './codecs.ts';
import { withExif } from './exif.ts';
import { code, headerOf, jpegBaseline, lossyModule, pixelModule } from './headers.ts';
import { displayP3, iccProfile, srgb } from './icc.ts';
import { stampText } from './lettering.ts';
import { randomFrom } from './noise.ts';
import type { Attributes } from './part10.ts';
import type { SampleFile } from './sampleFile.ts';
import { photographSkin, type SkinScene, type Wound } from './skin.ts';
import type { SampleStudy } from './stories.ts';

export const photographicStorage = '1.2.840.10008.5.1.4.1.1.77.1.4';
const width = 2048;
const height = 1536;
const rulerLeft = 300;
const rulerTop = height - 205;

const wound = (length: number, width: number, rest: readonly [number, number, number]): Wound => {
  const [slough, necrosis, redness] = rest;
  return { length, width, slough, necrosis, redness };
};

/** The eight dates of the wound notes. */
const course: readonly Wound[] = [
  wound(32, 27, [0.55, 0.26, 1]),
  wound(32, 27, [0.5, 0.02, 0.8]),
  wound(29, 24, [0.4, 0, 0.6]),
  wound(26, 21, [0.28, 0, 0.4]),
  wound(22, 17, [0.12, 0, 0.32]),
  wound(17, 13, [0, 0, 0.25]),
  wound(11, 8, [0, 0, 0.2]),
  wound(4, 3, [0, 0, 0.15]),
];

interface Shot {
  readonly description: string;
  readonly scale: number;
  readonly ruler: boolean;
}

const shots: readonly Shot[] = [
  { description: 'Oversikt', scale: 12, ruler: false },
  { description: 'Nærbilde med linjal', scale: 24, ruler: true },
  { description: 'Nærbilde uten linjal', scale: 30, ruler: false },
];

/** One visit's photographs. The clinic's camera writes sRGB; the ward's telephone Display P3 and an Exif orientation left over from its sensor. */
export function* woundVisit(study: SampleStudy, visit: number, encoders: Encoders): Iterable<SampleFile> {
  const byTelephone = study.hospital === 'sandnessjoen';
  for (const [index, { shot, scene }] of shotsOf(visit).entries()) {
    const pixels = photographSkin(scene);
    if (shot.ruler) drawRuler(pixels, scene.scale, study.date);
    if (byTelephone) toDisplayP3(pixels);
    const jpeg = encoders.jpeg({ width, height, samples: 3, pixels, quality: 86, chroma: '422' });
    const fragment = byTelephone && index === 1 ? withExif(jpeg, 6, exifDate(study)) : jpeg;
    const series = {
      study,
      number: 1,
      modality: 'XC',
      description: 'Sårfoto venstre hæl',
      model: byTelephone ? 'Fantom telefon' : 'Fantom kamera',
    };
    const attributes = {
      ...headerOf(series, photographicStorage, index + 1),
      ...pixelModule({ rows: height, columns: width, bits: 8, photometric: 'YBR_FULL_422' }),
      ...lossyModule((width * height * 3) / jpeg.length),
      ...photographModule(shot.description, byTelephone ? displayP3 : srgb),
      ...heel,
      PixelData: { fragments: [fragment] },
    };
    yield { study, transferSyntaxUid: jpegBaseline, attributes };
  }
}

/** The photographs of one visit, and the skin that each of them sees. */
export function shotsOf(visit: number): readonly { readonly shot: Shot; readonly scene: SkinScene }[] {
  const random = randomFrom(visit * 17);
  const taken = visit === 1 || visit === 8 ? shots : shots.slice(0, 2);
  return taken.map((shot) => ({ shot, scene: sceneOf(shot, visit, random) }));
}

/** Where a millimetre of the paper ruler stands, in pixels. */
export function rulerMark(scale: number, millimetre: number): { readonly x: number; readonly y: number } {
  return { x: rulerLeft + Math.round(millimetre * scale), y: rulerTop };
}

function sceneOf({ scale }: Shot, visit: number, random: () => number): SkinScene {
  return {
    width,
    height,
    scale: scale * (0.94 + 0.12 * random()),
    x: width * (0.47 + 0.06 * random()),
    y: height * (0.43 + 0.05 * random()),
    turn: 0.5 * (random() - 0.5),
    wound: course[visit - 1] ?? wound(1, 1, [0, 0, 0]),
    scar: [16.5, 14],
    place: 'heel',
    balance: [0.96 + 0.06 * random(), 0.98 + 0.04 * random(), 0.95 + 0.09 * random()],
  };
}

export function photographModule(comment: string, space: typeof srgb): Attributes {
  return {
    ImageType: ['ORIGINAL', 'PRIMARY'],
    ImageComments: comment,
    ICCProfile: iccProfile(space),
    ColorSpace: space.name,
    BurnedInAnnotation: 'NO',
    PatientOrientation: '',
    AcquisitionContextSequence: [],
  };
}

const heel: Attributes = {
  BodyPartExamined: 'HEEL',
  ImageLaterality: 'L',
  AnatomicRegionSequence: [
    {
      ...code('76853006', 'SCT', 'Heel'),
      AnatomicRegionModifierSequence: [code('7771000', 'SCT', 'Left')],
    },
  ],
};

const exifDate = ({ date, time }: SampleStudy) =>
  `${date.slice(0, 4)}:${date.slice(4, 6)}:${date.slice(6)} ${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`;

/** Colours of sRGB written in the wider space: smaller numbers for the same colour (matrix taken on the coded values). */
function toDisplayP3(rgb: Uint8Array): void {
  for (let i = 0; i < rgb.length; i += 3) {
    const r = rgb[i] ?? 0;
    const g = rgb[i + 1] ?? 0;
    const b = rgb[i + 2] ?? 0;
    rgb[i] = 0.8225 * r + 0.1775 * g;
    rgb[i + 1] = 0.0332 * r + 0.9668 * g;
    rgb[i + 2] = 0.0171 * r + 0.0724 * g + 0.9105 * b;
  }
}

/** A paper ruler along the lower edge, millimetres and centimetres, with the date. */
export function drawRuler(rgb: Uint8Array, scale: number, date: string): void {
  const [left, top] = [rulerLeft, rulerTop];
  const right = left + Math.round(60 * scale);
  for (let row = top; row < top + 190; row += 1)
    for (let column = left; column < right; column += 1)
      rgb.set(row > top + 184 ? [190, 190, 186] : [244, 243, 236], (row * width + column) * 3);
  for (let millimetre = 1; millimetre < 60; millimetre += 1) {
    const length = millimetre % 10 === 0 ? 70 : millimetre % 5 === 0 ? 50 : 32;
    for (let row = top; row < top + length; row += 1)
      for (let wide = 0; wide < 3; wide += 1)
        rgb.set([30, 30, 34], (row * width + rulerMark(scale, millimetre).x + wide) * 3);
    if (millimetre % 10 === 0)
      stampText({ width, pixels: rgb, value: [30, 30, 34] }, String(millimetre / 10), {
        x: rulerMark(scale, millimetre).x - 10,
        y: top + 78,
        scale: 4,
      });
  }
  const label = `TESTDATA B  ${date.slice(6)}.${date.slice(4, 6)}.${date.slice(0, 4)}  VE HÆL`;
  stampText({ width, pixels: rgb, value: [40, 50, 110] }, label, { x: left + 40, y: top + 132, scale: 6 });
}
