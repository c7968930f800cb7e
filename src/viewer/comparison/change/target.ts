import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type DrawnFigure, type FigureValues } from '#viewer/viewports/measuring/figures.ts';
import { type Wanted } from '#viewer/viewports/paneSurroundings.tsx';
import { type Code } from '#viewer/viewports/report/code.ts';

/** What is measured of a target: a quantity of our own figures by its name, else a document's concept. */
export interface MeasuredQuantity {
  /** The same wherever the same thing is measured. */
  readonly key: string;
  /** What a document calls it, and how it derived it, where it is none of our own. */
  readonly concept?: Code;
  readonly derivation?: Code;
  readonly value: number;
  /** `mm`, `mm2`, `px`, `px2`, `deg`, or a document's unit as UCUM writes it. */
  readonly unit: string;
}

/** One measuring of a target: on one image, on one date. */
export interface MeasuredRow {
  readonly id: string;
  readonly studyInstanceUid: string;
  /** As the timeline tells of it; absent where it does not. */
  readonly study: StudyEntry | undefined;
  readonly quantities: readonly MeasuredQuantity[];
  /** The plane of the patient it was measured in, as far as that is known. */
  readonly plane?: string;
  /** Where it was measured; absent where a document cites no image. */
  readonly wanted?: Wanted;
  readonly source:
    | {
        readonly kind: 'drawn';
        readonly figure: DrawnFigure;
        readonly values: FigureValues;
        readonly isLossy: boolean;
      }
    | { readonly kind: 'report'; readonly isVerified: boolean };
}

/** One thing in the patient that has been measured. */
export interface Target {
  readonly id: string;
  /** What a user or a document calls it. */
  readonly name?: string;
  /** As it is counted where nobody has named it. */
  readonly number?: number;
  readonly rows: readonly MeasuredRow[];
  /** Documents call what they measured by the same words, and nothing else says that it is one thing: «Lesion 1» is in many reports. */
  readonly isByName?: true;
}

/** One of the targets; the others, for what was drawn to be moved to another. */
export interface AmongTargets {
  readonly target: Target;
  readonly targets: readonly Target[];
}

/** The quantities that its rows measure, the first row's first ones first. */
export function quantitiesOf({ rows }: Target): readonly MeasuredQuantity[] {
  const found = new Map<string, MeasuredQuantity>();
  for (const quantity of rows.flatMap((row) => row.quantities))
    if (!found.has(quantity.key)) found.set(quantity.key, quantity);
  return [...found.values()];
}

/** What a unit of length, area or angle rests on. */
export function basisKind({ source }: MeasuredRow): string {
  return source.kind === 'report' ? 'report' : source.values.basis.kind;
}

/** Measurings of several studies that only their name ties together. */
export function isTiedByName({ isByName, rows }: Target): boolean {
  const studies = rows.flatMap(({ source, studyInstanceUid }) =>
    source.kind === 'report' ? [studyInstanceUid] : [],
  );
  return isByName === true && new Set(studies).size > 1;
}
