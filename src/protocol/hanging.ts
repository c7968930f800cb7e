import * as v from 'valibot';

/** Words written by people: the names of rules and stages, parts of descriptions. */
const Words = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80));
const counting = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const devices = ['wide', 'tablet', 'phone'] as const;
/** `phone` up to 700 CSS pixels across, `tablet` up to 1100, `wide` beyond. */
export type Device = (typeof devices)[number];

/**
 * What to show, told by what it is and never by a UID: whatever of a study answers to every line that is written. A projection is found image
 * by image, since a series may hold several views; anything else by display set.
 */
export const PictureSelector = v.strictObject({
  kinds: v.optional(
    v.array(
      v.picklist([
        'images',
        'cine',
        'photos',
        'video',
        'audio',
        'ecg',
        'document',
        'report',
        'slide',
        'unsupported',
      ]),
    ),
  ),
  modalities: v.optional(v.array(Words)),
  /** Slices within 25° of this plane of the body. */
  plane: v.optional(v.picklist(['axial', 'sagittal', 'coronal'])),
  /** Any of these views of a projection: `PA`, `LAT`, `MLO`, `CC-R` (a side after the hyphen). */
  views: v.optional(
    v.array(v.pipe(v.string(), v.regex(/^[A-Z]{1,8}(-[LR])?$/, 'must be a view such as CC, MLO-L or PA'))),
  ),
  /** The series description holds this, whatever the case; `*` stands for anything. */
  description: v.optional(Words),
  form: v.optional(v.picklist(['volume', 'projection', 'localizer', 'keyImages'])),
});
export type PictureSelector = v.InferOutput<typeof PictureSelector>;

/** `prior: 1` is the newest of the studies open beside the present one, `prior: 2` the one before it. */
export const StudySelector = v.union([
  v.literal('present'),
  v.literal('oldest'),
  v.strictObject({ prior: counting(1, 9) }),
]);
export type StudySelector = v.InferOutput<typeof StudySelector>;

export const CellRule = v.strictObject({
  /** The present study where it is not said. */
  study: v.optional(StudySelector),
  /** Without it: the study's best, for an earlier study what answers best to the present one. */
  show: v.optional(PictureSelector),
  /** Which of those that answer; 1 is the largest volume, else the first in the study. */
  nth: v.optional(counting(1, 99)),
  /** What answers best, in its own study, to what stands in this place of the stage (from 1). */
  like: v.optional(counting(1, 16)),
  start: v.optional(v.picklist(['first', 'middle', 'last'])),
  /** The image is put against the side of its pane that the chest wall is on. */
  against: v.optional(v.literal('chestWall')),
});
export type CellRule = v.InferOutput<typeof CellRule>;

const Range = { least: v.optional(counting(0, 999)), most: v.optional(counting(0, 999)) };

/** Every line that is written must hold; a rule that says nothing always matches. */
export const Conditions = v.strictObject({
  devices: v.optional(v.array(v.picklist(devices))),
  /** How many studies are open side by side. */
  studies: v.optional(v.strictObject(Range)),
  /** The present study has one of these. */
  modalities: v.optional(v.array(Words)),
  /** The present study is of one of these regions, or of a part of one. */
  regions: v.optional(v.array(Words)),
  /** What would be shown first of the present study is this. */
  leading: v.optional(PictureSelector),
  /** How much of the present study answers; at least one where no number is written. */
  has: v.optional(v.array(v.strictObject({ show: PictureSelector, ...Range }))),
});
export type Conditions = v.InferOutput<typeof Conditions>;

const Grid = v.pipe(v.string(), v.regex(/^[1-4]x[1-4]$/, 'must be rows x columns, from 1x1 to 4x4'));

export const StageRule = v.variant('kind', [
  v.strictObject({
    kind: v.literal('cells'),
    name: Words,
    when: v.optional(Conditions),
    grid: Grid,
    /** By place from the upper left; no more than the grid has. */
    cells: v.pipe(v.array(CellRule), v.minLength(1), v.maxLength(16)),
    /** Columns run from older to newer; a reader may want them the other way about. */
    columns: v.optional(v.literal('time')),
  }),
  v.strictObject({
    kind: v.literal('each'),
    name: Words,
    when: v.optional(Conditions),
    /** All that answer to the first, then all that answer to the second … */
    show: v.pipe(v.array(PictureSelector), v.minLength(1), v.maxLength(4)),
    /** Panes at once; more than that become stages of their own. */
    most: counting(1, 16),
  }),
]);
export type StageRule = v.InferOutput<typeof StageRule>;

export const HangingRule = v.pipe(
  v.strictObject({
    name: Words,
    when: v.optional(Conditions),
    stages: v.pipe(v.array(StageRule), v.minLength(1), v.maxLength(20)),
  }),
  v.check(
    ({ stages }) => stages.every(hasRoom),
    'a stage has more cells than its grid has places, or a cell is like one that is not there',
  ),
);
/** When it matches what is open, its stages say what stands where. Data of the site or of a user, not code. */
export type HangingRule = v.InferOutput<typeof HangingRule>;

/** A rule that a user has saved from the screen. */
export const SavedLayout = v.object({
  layoutId: v.pipe(v.string(), v.regex(/^[\w-]{16}$/)),
  /** Applied before all other rules when it matches. */
  isAutomatic: v.boolean(),
  rule: HangingRule,
});
export type SavedLayout = v.InferOutput<typeof SavedLayout>;

/** What a viewer asks the gateway to keep. */
export const LayoutWish = v.strictObject({ isAutomatic: v.boolean(), rule: HangingRule });
export type LayoutWish = v.InferOutput<typeof LayoutWish>;

/** How many a user may keep. */
export const mostLayouts = 100;

function hasRoom(stage: StageRule): boolean {
  if (stage.kind === 'each') return true;
  const [rows = 1, columns = 1] = stage.grid.split('x').map(Number);
  const { length } = stage.cells;
  return length <= rows * columns && stage.cells.every(({ like = 1 }) => like <= length);
}
