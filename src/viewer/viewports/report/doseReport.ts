import { type Instance } from '#dicom/instance.ts';
import { type Code, isDcm } from './code.ts';
import { below, type ContentItem, type ContentTree } from './contentTree.ts';
import { type Measured } from './contentValue.ts';

const doseClasses = new Set(['67', '68', '73', '76'].map((number) => `1.2.840.10008.5.1.4.1.1.88.${number}`));
/** «X-Ray Radiation Dose Report» and «Radiopharmaceutical Radiation Dose Report»: some equipment stores them as Enhanced SR. */
const doseTitles = ['113701', '113500'] as const;

/** DCM codes of what an irradiation event says (PS3.16 TID 10003, 10013, 10022), in the order of the table's columns. */
const eventColumns = {
  protocol: ['125203'],
  dlp: ['113838'],
  ctdiVol: ['113830'],
  phantom: ['113835'],
  dap: ['122130'],
  referenceDose: ['113738'],
  glandular: ['111631'],
  activity: ['113507'],
  type: ['113820', '113721'],
  region: ['123014'],
  plane: ['113764'],
  kvp: ['113733'],
  current: ['113734'],
  exposure: ['113736'],
  exposureTime: ['113824'],
  started: ['111526', '123003'],
} as const;
export type EventColumn = keyof typeof eventColumns;

/** DCM codes of what is accumulated over the events (TID 10002, 10004, 10012). */
const totalColumns = {
  plane: ['113764'],
  events: ['113812'],
  dlp: ['113813'],
  dap: ['113722'],
  referenceDose: ['113725'],
  glandular: ['111637'],
  fluoroTime: ['113730'],
  fluoroDap: ['113726'],
  acquisitionDap: ['113727'],
  frames: ['113731'],
  effective: ['113839'],
} as const;
export type TotalColumn = keyof typeof totalColumns;

const eventContainers = ['113819', '113706', '113502'] as const;
const totalContainers = ['113811', '113702'] as const;

/** The items that say one thing of one event, or of all: several where a scanner has two tubes. */
export interface DoseRow<Column extends string> {
  readonly number: number;
  readonly cells: ReadonlyMap<Column, readonly ContentItem[]>;
}

/** A radiation dose report as tables; the numbers are those of the report, never reckoned here. */
export interface DoseReport {
  /** One for each plane that the apparatus accumulated by itself. */
  readonly totals: readonly DoseRow<TotalColumn>[];
  readonly events: readonly DoseRow<EventColumn>[];
}

export function isDoseReport({ sopClassUid }: Instance, { items }: ContentTree): boolean {
  return doseClasses.has(sopClassUid) || doseTitles.some((title) => isDcm(items[0]?.name, title));
}

export function doseReport(tree: ContentTree): DoseReport {
  const containers = (codes: readonly string[]) =>
    tree.items.filter(({ name, value }) => value.kind === 'container' && isOneOf(name, codes));
  return {
    totals: containers(totalContainers).map((item) => row(tree, item, totalColumns)),
    events: containers(eventContainers).map((item) => row(tree, item, eventColumns)),
  };
}

/** The columns in which at least one row says something, in the table's order. */
export function filledColumns<Column extends string>(rows: readonly DoseRow<Column>[]): readonly Column[] {
  const first = new Map<Column, number>();
  for (const { cells } of rows) for (const column of cells.keys()) first.set(column, order(column));
  return [...first].toSorted(([, a], [, b]) => a - b).map(([column]) => column);
}

/** The numbers of one total, over all planes, as stored. */
export function measuredTotals({ totals }: DoseReport, column: TotalColumn): readonly Measured[] {
  return totals.flatMap(({ cells }) =>
    (cells.get(column) ?? []).flatMap(({ value }) => (value.kind === 'number' ? value.measured : [])),
  );
}

const columnOrder: readonly string[] = [
  ...Object.keys(eventColumns),
  ...Object.keys(totalColumns).filter((column) => !(column in eventColumns)),
];
const order = (column: string) => columnOrder.indexOf(column);

function row<Column extends string>(
  tree: ContentTree,
  container: ContentItem,
  columns: Readonly<Record<Column, readonly string[]>>,
): DoseRow<Column> {
  const inside = below(tree, container);
  const cells = new Map<Column, readonly ContentItem[]>();
  for (const column in columns) {
    const found = inside.filter(
      ({ name, value }) => value.kind !== 'container' && isOneOf(name, columns[column]),
    );
    if (found.length > 0) cells.set(column, found);
  }
  return { number: container.number, cells };
}

function isOneOf(name: Code | undefined, codes: readonly string[]): boolean {
  return codes.some((code) => isDcm(name, code));
}
