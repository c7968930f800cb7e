import { type CellRule, type Conditions, type HangingRule, type PictureSelector } from '#protocol/hanging.ts';

const view = (name: string): PictureSelector => ({ views: [name] });
const prior = { study: { prior: 1 } } as const;
const breast = (name: string, of: Pick<CellRule, 'study'> = {}): CellRule => ({
  ...of,
  show: view(name),
  against: 'chestWall',
});

const bothSides = (views: string): readonly CellRule[] => [breast(`${views}-R`), breast(`${views}-L`)];
const withPrior = (views: string): CellRule[] =>
  [`${views}-R`, `${views}-L`].flatMap((name) => [breast(name, prior), breast(name)]);
const fourViews: Conditions = { modalities: ['MG'], has: [{ show: view('MLO') }, { show: view('CC') }] };

/** Right breast left and left breast right, chest wall to chest wall. */
export const mammography: HangingRule = {
  name: 'mammography',
  when: fourViews,
  stages: [
    { kind: 'cells', name: 'fourViews', grid: '2x2', cells: [...bothSides('CC'), ...bothSides('MLO')] },
    { kind: 'cells', name: 'cc', grid: '1x2', cells: [...bothSides('CC')] },
    { kind: 'cells', name: 'mlo', grid: '1x2', cells: [...bothSides('MLO')] },
    { kind: 'each', name: 'everyProjection', show: [{ form: 'projection' }], most: 8 },
  ],
};

/** The earlier views left of the present ones, or each beside its own. */
export const mammographyWithPrior: HangingRule = {
  name: 'mammographyWithPrior',
  when: { ...fourViews, studies: { least: 2 } },
  stages: [
    {
      kind: 'cells',
      name: 'fourViewsWithPrior',
      grid: '2x4',
      cells: [
        breast('CC-R', prior),
        breast('CC-L', prior),
        ...bothSides('CC'),
        breast('MLO-R', prior),
        breast('MLO-L', prior),
        ...bothSides('MLO'),
      ],
    },
    { kind: 'cells', name: 'ccWithPrior', grid: '1x4', cells: withPrior('CC') },
    { kind: 'cells', name: 'mloWithPrior', grid: '1x4', cells: withPrior('MLO') },
    { kind: 'cells', name: 'fourViews', grid: '2x2', cells: [...bothSides('CC'), ...bothSides('MLO')] },
  ],
};
