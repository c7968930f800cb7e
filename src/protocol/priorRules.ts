import * as v from 'valibot';

const Words = v.array(v.pipe(v.string(), v.nonEmpty()));

/**
 * One rung of the ladder of relevance: all that it names must hold. Nothing named: every earlier study with pictures stands on it.
 * `side: same` holds where neither side is told, too; never where only one of the two is.
 */
const PriorRung = v.strictObject({
  examination: v.optional(v.picklist(['same', 'related'])),
  anatomy: v.optional(v.literal('same')),
  side: v.optional(v.literal('same')),
  modality: v.optional(v.literal('family')),
});
export type PriorRung = v.InferOutput<typeof PriorRung>;

/** How a site finds the relevant prior of a study. What the ladder never does, whatever it says: take the other side, a later study or one without pictures. */
export const PriorRules = v.strictObject({
  /** Tried from the top; within a rung the newest comes first. */
  rungs: v.pipe(v.array(PriorRung), v.minLength(1)),
  /** Of each rung so many are offered, the newest first: the last n in time, however long ago that was. */
  offered: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Modalities that show the same thing in the same way. One that is not named is a family of its own. */
  modalityFamilies: v.array(Words),
  /** Modalities of objects that are no pictures: they make no study comparable. */
  notPictures: Words,
  /** Procedure codes that answer the same question, each as `SCHEME value`. */
  relatedProcedures: v.array(Words),
  /** Words of descriptions that mean the same; the first stands for all. */
  sameWords: v.array(Words),
  /** Words of descriptions that do not make another examination: contrast, posture, occasion. */
  passingWords: Words,
  /** Regions that are looked at for their own sake: a heart is no prior of a chest, although it lies there. Ids of the anatomy table. */
  ownRegions: Words,
});
export type PriorRules = v.InferOutput<typeof PriorRules>;

/** Good for any hospital; a site replaces what it knows better in its configuration (`priors`). */
export const usualPriorRules: PriorRules = {
  rungs: [
    { examination: 'same', side: 'same' },
    { examination: 'related', side: 'same' },
    { anatomy: 'same', side: 'same', modality: 'family' },
    { anatomy: 'same' },
    {},
  ],
  offered: 8,
  modalityFamilies: [
    ['CR', 'DX', 'DR', 'RG', 'RF'],
    ['XC', 'GM', 'DMS'],
    ['US', 'IVUS'],
    ['PT', 'NM'],
    ['XA', 'DSA'],
    ['OP', 'OPT', 'OPTBSV', 'OPTENF'],
    ['IO', 'PX'],
  ],
  notPictures: [
    'SR',
    'PR',
    'KO',
    'REG',
    'RWV',
    'SEG',
    'DOC',
    'RTSTRUCT',
    'RTPLAN',
    'RTDOSE',
    'PLAN',
    'AU',
    'ANN',
    'FID',
  ],
  relatedProcedures: [
    [
      'C4 71250',
      'C4 71260',
      'C4 71270',
      'C4 71271',
      'RADLEX RPID16',
      'RADLEX RPID17',
      'RADLEX RPID18',
      'LN 24627-2',
      'LN 24628-0',
    ],
    ['C4 71045', 'C4 71046', 'C4 71047', 'C4 71048', 'LN 36643-5', 'LN 30745-4'],
    ['C4 70450', 'C4 70460', 'C4 70470', 'LN 24725-4', 'LN 24726-2'],
    ['C4 70551', 'C4 70552', 'C4 70553', 'LN 24590-2', 'LN 24587-8'],
    ['C4 74176', 'C4 74177', 'C4 74178'],
    ['C4 74150', 'C4 74160', 'C4 74170', 'RADLEX RPID3', 'RADLEX RPID4', 'RADLEX RPID5'],
    ['C4 73560', 'C4 73562', 'C4 73564', 'C4 73565'],
    ['C4 73620', 'C4 73630', 'C4 73650'],
    ['C4 77065', 'C4 77066', 'C4 77067', 'SCT 71651007'],
    ['C4 93306', 'C4 93307', 'C4 93308'],
  ],
  sameWords: [
    ['rg', 'røntgen', 'rtg', 'rønt', 'xr', 'xray', 'cr', 'dx', 'dr', 'radiografi', 'radiography'],
    ['ul', 'us', 'ultralyd', 'ultrasound', 'sono'],
    ['mr', 'mri', 'mrt'],
    ['ct', 'cat'],
    ['ekko', 'echo', 'ekkokardiografi', 'echocardiography', 'echocardiogram'],
    ['foto', 'sårfoto', 'hudfoto', 'photo', 'wound'],
  ],
  passingWords: [
    'med',
    'uten',
    'og',
    'av',
    'i',
    'iv',
    'v',
    'with',
    'without',
    'wo',
    'w',
    'and',
    'of',
    'the',
    'contrast',
    'kontrast',
    'kontrastmiddel',
    'peroral',
    'po',
    'kontroll',
    'control',
    'followup',
    'oppfølging',
    'sengebilde',
    'bedside',
    'portable',
    'stående',
    'liggende',
    'belastet',
    'belastning',
    'standing',
    'supine',
    'front',
    'side',
    'pa',
    'ap',
    'lat',
    'views',
    'view',
    'plan',
    'lavdose',
    'low',
    'dose',
    'øhj',
    'akutt',
    'acute',
    'postoperativt',
    'preoperativt',
    'screening',
    'transtorakal',
    'tte',
    'rutine',
    'routine',
  ],
  ownRegions: [
    'heart',
    'breast',
    'eye',
    'jaw',
    'oesophagus',
    'thoracicAorta',
    'carotids',
    'thyroid',
    'uterus',
  ],
};

const { entries } = PriorRules;

/** As a site writes it: what it leaves out is as usual. */
export const SitePriorRules = v.strictObject({
  rungs: v.optional(entries.rungs, usualPriorRules.rungs),
  offered: v.optional(entries.offered, usualPriorRules.offered),
  modalityFamilies: v.optional(entries.modalityFamilies, usualPriorRules.modalityFamilies),
  notPictures: v.optional(entries.notPictures, usualPriorRules.notPictures),
  relatedProcedures: v.optional(entries.relatedProcedures, usualPriorRules.relatedProcedures),
  sameWords: v.optional(entries.sameWords, usualPriorRules.sameWords),
  passingWords: v.optional(entries.passingWords, usualPriorRules.passingWords),
  ownRegions: v.optional(entries.ownRegions, usualPriorRules.ownRegions),
});
