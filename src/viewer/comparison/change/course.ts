import { type Compared, compareValues, type DatedValue } from './changes.ts';
import { basisKind, type MeasuredQuantity, type MeasuredRow, type Target } from './target.ts';

/** One row's value of the quantity that is looked at. */
export interface CourseValue extends DatedValue {
  readonly row: MeasuredRow;
  readonly quantity: MeasuredQuantity;
}

/** The values of one quantity of one target, oldest first, each set against those before it. */
export function courseOf({ rows }: Target, key: string): readonly Compared<CourseValue>[] {
  return compareValues(
    rows.flatMap((row): readonly CourseValue[] => {
      const quantity = row.quantities.find((one) => one.key === key);
      if (quantity === undefined) return [];
      const { studyDate, studyTime } = row.study ?? {};
      return [
        {
          row,
          quantity,
          studyInstanceUid: row.studyInstanceUid,
          ...(studyDate === undefined ? {} : { studyDate }),
          ...(studyTime === undefined ? {} : { studyTime }),
          value: quantity.value,
          unit: quantity.unit,
          basis: basisKind(row),
          ...(row.plane === undefined ? {} : { plane: row.plane }),
        },
      ];
    }),
  );
}
