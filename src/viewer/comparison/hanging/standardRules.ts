import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { mammography, mammographyWithPrior } from './breastRules.ts';
import { type CellRule, type HangingRule, type PictureSelector, type StageRule } from '#protocol/hanging.ts';

const volume: PictureSelector = { form: 'volume' };
const projection: PictureSelector = { form: 'projection' };
const loop: PictureSelector = { kinds: ['cine'] };
const report: PictureSelector = { kinds: ['report', 'document'] };
const plane = (name: 'axial' | 'sagittal' | 'coronal'): PictureSelector => ({ ...volume, plane: name });
const view = (name: string): PictureSelector => ({ views: [name] });
const frontal: PictureSelector = { views: ['PA', 'AP'] };

const prior: CellRule = { study: { prior: 1 } };
const present: CellRule = {};
const alone: StageRule = { kind: 'cells', name: 'presentAlone', grid: '1x1', cells: [present] };
const besidePrior: StageRule = {
  kind: 'cells',
  name: 'besidePrior',
  grid: '1x2',
  cells: [prior, present],
  columns: 'time',
};
const besideReport: StageRule = {
  kind: 'cells',
  name: 'besideReport',
  when: { has: [{ show: report }] },
  grid: '1x2',
  cells: [present, { show: report }],
};
const besideKeyImages: StageRule = {
  kind: 'cells',
  name: 'besideKeyImages',
  when: { has: [{ show: { form: 'keyImages' } }] },
  grid: '1x2',
  cells: [{ show: { form: 'keyImages' } }, { like: 1 }],
};
const threePlanes = [{ show: plane('axial') }, { show: plane('sagittal') }, { show: plane('coronal') }];
const everyProjection: StageRule = { kind: 'each', name: 'everyProjection', show: [projection], most: 4 };

/** A telephone shows one pane, or two above each other; the rest is one stage away. */
const forPhones: readonly HangingRule[] = [
  {
    name: 'phoneComparison',
    when: { devices: ['phone'], studies: { least: 2 } },
    stages: [
      { kind: 'cells', name: 'abovePresent', grid: '2x1', cells: [prior, present] },
      alone,
      { kind: 'cells', name: 'priorAlone', grid: '1x1', cells: [prior] },
    ],
  },
  {
    // The stills of an ultrasound study are taken off its loops.
    name: 'phoneLoops',
    when: { devices: ['phone'], has: [{ show: loop }] },
    stages: [{ kind: 'each', name: 'loopByLoop', show: [loop], most: 1 }],
  },
  {
    name: 'phoneProjections',
    when: { devices: ['phone'], leading: projection, has: [{ show: projection, least: 2 }] },
    stages: [{ kind: 'each', name: 'imageByImage', show: [projection], most: 1 }],
  },
  {
    name: 'phoneSlices',
    when: { devices: ['phone'], leading: { kinds: ['images'] }, has: [{ show: volume, least: 2 }] },
    stages: [{ kind: 'each', name: 'seriesBySeries', show: [volume], most: 1 }],
  },
  { name: 'phone', when: { devices: ['phone'] }, stages: [alone] },
];

const ofSeveralStudies: readonly HangingRule[] = [
  mammographyWithPrior,
  {
    name: 'photoPair',
    when: { studies: { least: 2, most: 2 }, leading: { kinds: ['photos'] } },
    stages: [besidePrior, alone],
  },
  {
    name: 'comparisonOfFour',
    when: { studies: { least: 4 } },
    stages: [
      {
        kind: 'cells',
        name: 'threePriors',
        grid: '1x4',
        cells: [{ study: { prior: 3 } }, { study: { prior: 2 } }, prior, present],
        columns: 'time',
      },
      besidePrior,
    ],
  },
  {
    name: 'comparisonOfThree',
    when: { studies: { least: 3 } },
    stages: [
      {
        kind: 'cells',
        name: 'twoPriors',
        grid: '1x3',
        cells: [{ study: { prior: 2 } }, prior, present],
        columns: 'time',
      },
      besidePrior,
    ],
  },
  {
    name: 'comparison',
    when: { studies: { least: 2 } },
    stages: [
      besidePrior,
      {
        kind: 'cells',
        name: 'twoSeriesWithPrior',
        when: { has: [{ show: volume, least: 2 }] },
        grid: '2x2',
        cells: [{ ...prior, like: 2 }, { show: volume }, { ...prior, like: 4 }, { show: volume, nth: 2 }],
        columns: 'time',
      },
      {
        kind: 'cells',
        name: 'planesWithPrior',
        when: { has: threePlanes },
        grid: '2x3',
        cells: [...threePlanes.map((cell) => ({ ...prior, ...cell })), ...threePlanes],
      },
      { ...alone, when: { has: [{ show: { kinds: ['images', 'cine', 'photos', 'video'] } }] } },
    ],
  },
];

const ofOneStudy: readonly HangingRule[] = [
  { ...mammography, stages: [...mammography.stages, besideReport] },
  { name: 'photographs', when: { leading: { kinds: ['photos'] } }, stages: [alone, besideReport] },
  {
    name: 'loops',
    when: { has: [{ show: loop, least: 2 }] },
    stages: [
      { kind: 'each', name: 'loops', show: [loop, { kinds: ['images'] }], most: 4 },
      { kind: 'each', name: 'everyLoop', when: { has: [{ show: loop, least: 5 }] }, show: [loop], most: 16 },
      besideReport,
    ],
  },
  {
    name: 'loopWithStills',
    when: { has: [{ show: loop }] },
    stages: [
      { kind: 'each', name: 'loops', show: [loop], most: 1 },
      {
        kind: 'each',
        name: 'loopAndStills',
        when: { has: [{ show: { kinds: ['images'] } }] },
        show: [loop, { kinds: ['images'] }],
        most: 4,
      },
    ],
  },
  {
    name: 'projections',
    when: { has: [{ show: projection }] },
    stages: [
      {
        kind: 'cells',
        name: 'frontAndSide',
        when: { has: [{ show: projection, least: 2, most: 2 }, { show: frontal }, { show: view('LAT') }] },
        grid: '1x2',
        cells: [{ show: frontal }, { show: view('LAT') }],
      },
      everyProjection,
      besideReport,
    ],
  },
  {
    name: 'slices',
    when: { has: [{ show: volume, least: 2 }] },
    stages: [
      { kind: 'cells', name: 'twoSeries', grid: '1x2', cells: [{ show: volume }, { show: volume, nth: 2 }] },
      {
        kind: 'cells',
        name: 'planes',
        when: {
          has: [{ show: plane('axial'), least: 2 }, { show: plane('sagittal') }, { show: plane('coronal') }],
        },
        grid: '2x2',
        cells: [...threePlanes, { show: plane('axial'), nth: 2 }],
      },
      {
        kind: 'cells',
        name: 'planes',
        when: {
          has: threePlanes.map(({ show }) => ({ show, ...(show.plane === 'axial' ? { most: 1 } : {}) })),
        },
        grid: '1x3',
        cells: threePlanes,
      },
      {
        kind: 'cells',
        name: 'fourSeries',
        when: { has: [{ show: volume, least: 4 }] },
        grid: '2x2',
        cells: [1, 2, 3, 4].map((nth) => ({ show: volume, nth })),
      },
      besideKeyImages,
      besideReport,
      alone,
    ],
  },
  { name: 'single', stages: [alone, besideKeyImages, besideReport] },
];

/** What every installation begins with; rules of the site and of the user are tried before these. The first that matches decides. */
export const standardRules: NonEmpty<HangingRule> = [
  ...nonEmpty(forPhones),
  ...ofSeveralStudies,
  ...ofOneStudy,
];

function nonEmpty(rules: readonly HangingRule[]): NonEmpty<HangingRule> {
  const [first, ...rest] = rules;
  if (first === undefined) throw new Error('there are rules');
  return [first, ...rest];
}
