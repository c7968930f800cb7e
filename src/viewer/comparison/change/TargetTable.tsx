import { useMessages } from '#viewer/i18n/messages.tsx';
import { usePaneSurroundings } from '#viewer/viewports/paneSurroundings.tsx';
import { type Change, type Compared } from './changes.ts';
import { type CourseValue } from './course.ts';
import { DrawnRow } from './DrawnRow.tsx';
import { differenceIn, valueIn, type WrittenUnit, writtenUnit } from './quantityWords.ts';
import { notesOf, whenAndWhere } from './rowWords.ts';
import { type AmongTargets, type MeasuredRow } from './target.ts';

export interface TargetTableProps extends AmongTargets {
  readonly caption: string;
  readonly course: readonly Compared<CourseValue>[];
}

/** The course of a target in numbers, newest first: what each value is, what it rests on, and how it has changed. */
export function TargetTable({ caption, course, target, targets }: TargetTableProps) {
  const words = useMessages();
  const { column } = words.panes.measuring.change;
  return (
    <table className="target-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{column.when}</th>
          <th scope="col">{column.value}</th>
          <th scope="col">{column.previous}</th>
          <th scope="col">{column.first}</th>
          <th scope="col">{column.lowest}</th>
        </tr>
      </thead>
      <tbody>
        {course.toReversed().map((compared) => {
          const { row } = compared.of;
          return [
            <ValueRow key={row.id} compared={compared} course={course} />,
            <NotesRow key={`${row.id} notes`} row={row} />,
            row.source.kind === 'drawn' && (
              <DrawnRow key={`${row.id} of`} figure={row.source.figure} target={target} targets={targets} />
            ),
          ];
        })}
      </tbody>
    </table>
  );
}

interface ValueRowProps {
  readonly compared: Compared<CourseValue>;
  readonly course: TargetTableProps['course'];
}

function ValueRow({ compared, course }: ValueRowProps) {
  const words = useMessages();
  const { change } = words.panes.measuring;
  const { of } = compared;
  const written = writtenUnit(
    of.unit,
    course.flatMap((one) => (one.of.unit === of.unit ? [one.of] : [])),
  );
  return (
    <tr data-change={compared.why ?? 'compared'}>
      <th scope="row">
        <OpenImage row={of.row} />
      </th>
      <td>
        <strong>{valueIn(words, of.value, written)}</strong>
      </td>
      {compared.why !== undefined ? (
        <td colSpan={3} className="target-note">
          {change.why[compared.why]}
        </td>
      ) : compared.previous === undefined ? (
        <td colSpan={3} className="target-note">
          {change.baseline}
        </td>
      ) : (
        [compared.previous, compared.first, compared.lowest].map((one, index) => (
          <td key={(['previous', 'first', 'lowest'] as const)[index]}>
            <ChangeWords change={one} written={written} />
          </td>
        ))
      )}
    </tr>
  );
}

/** Where it was measured, what the value rests on, and what may be said against it. */
function NotesRow({ row }: { readonly row: MeasuredRow }) {
  const words = useMessages();
  const notes = [whenAndWhere(words, row).hospital, notesOf(words, row)].filter((part) => part !== '');
  return (
    <tr className="target-notes">
      <td colSpan={5} className="target-note">
        {notes.join(' · ')}
      </td>
    </tr>
  );
}

function ChangeWords(props: { readonly change: Change | undefined; readonly written: WrittenUnit }) {
  const words = useMessages();
  const { change, written } = props;
  if (change === undefined) return null;
  return (
    <>
      <span>{differenceIn(words, change.difference, written)}</span>
      {change.percent !== undefined && (
        <span className="target-percent">{words.panes.measuring.change.percent(change.percent)}</span>
      )}
    </>
  );
}

function OpenImage({ row }: { readonly row: MeasuredRow }) {
  const words = useMessages();
  const { change } = words.panes.measuring;
  const around = usePaneSurroundings();
  const { wanted } = row;
  const { date, hospital } = whenAndWhere(words, row);
  if (wanted === undefined) return <span title={change.noImage}>{date}</span>;
  return (
    <button
      type="button"
      className="target-open"
      aria-label={change.openImage(date, hospital)}
      onClick={() => around.open(wanted, undefined)}
    >
      {date}
    </button>
  );
}
