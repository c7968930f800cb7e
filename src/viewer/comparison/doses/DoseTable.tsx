import { parseDate } from '#dicom/dates.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type Measured } from '#viewer/viewports/report/contentValue.ts';
import { measuredWords } from '#viewer/viewports/report/reportWords.ts';
import { hospitalName } from '#viewer/comparison/headings.ts';
import { comparable, type StudyDose } from './studyDoses.ts';

export interface DoseRow {
  readonly study: StudyEntry;
  readonly dose: StudyDose;
  /** Archives that hold part of the study and did not answer. */
  readonly missing: readonly string[];
}

interface DoseTableProps {
  readonly rows: readonly DoseRow[];
  readonly archives: readonly { readonly archiveId: string; readonly name: string }[];
  readonly onOpen: (study: StudyInstanceUid) => void;
}

/** One study a row, newest first; a bar beside each number compares it with the largest of its column. */
export function DoseTable({ rows, archives, onOpen }: DoseTableProps) {
  const words = useMessages();
  const { dose } = words.panes;
  const largest = (column: 'dlp' | 'dap') =>
    Math.max(
      0,
      ...rows.flatMap((row) =>
        row.dose.kind === 'reported' ? row.dose[column].map((one) => comparable(one) ?? 0) : [],
      ),
    );
  const most = { dlp: largest('dlp'), dap: largest('dap') };
  return (
    <table className="dose-table">
      <thead>
        <tr>
          <th scope="col">{dose.date}</th>
          <th scope="col">{dose.examination}</th>
          <th scope="col">{dose.column.dlp}</th>
          <th scope="col">{dose.column.dap}</th>
          <th scope="col">{dose.hospital}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr
            key={row.study.studyInstanceUid}
            data-dose={row.dose.kind}
            data-dose-study={row.study.studyInstanceUid}
          >
            <td>{words.common.date(parseDate(row.study.studyDate))}</td>
            <td>
              <StudyButton study={row.study} onOpen={onOpen} />
            </td>
            <DoseCells row={row} most={most} archives={archives} />
            <td>{hospitalName(words, row.study.hospital)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function StudyButton(props: {
  readonly study: StudyEntry;
  readonly onOpen: (study: StudyInstanceUid) => void;
}) {
  const { dose } = useMessages().panes;
  const { study } = props;
  const name = study.studyDescription ?? study.modalities.join(', ');
  return (
    <button
      type="button"
      className="dose-study"
      aria-label={dose.open(name)}
      onClick={() => props.onOpen(study.studyInstanceUid)}
    >
      {name}
    </button>
  );
}

interface DoseCellsProps extends Pick<DoseTableProps, 'archives'> {
  readonly row: DoseRow;
  readonly most: { readonly dlp: number; readonly dap: number };
}

function DoseCells({ row, most, archives }: DoseCellsProps) {
  const { dose: words } = useMessages().panes;
  const { dose, missing } = row;
  const names = archives.filter(({ archiveId }) => missing.includes(archiveId)).map(({ name }) => name);
  if (dose.kind !== 'reported') {
    const said =
      dose.kind === 'waiting'
        ? words.waiting
        : names.length > 0
          ? words.missing(names.join(', '))
          : words.without;
    return (
      <td colSpan={2} className="dose-quiet">
        {said}
      </td>
    );
  }
  if (dose.dlp.length + dose.dap.length === 0)
    return (
      <td colSpan={2} className="dose-quiet">
        {words.unreadable}
      </td>
    );
  return (
    <>
      <DoseCell measured={dose.dlp} most={most.dlp} />
      <DoseCell measured={dose.dap} most={most.dap} />
    </>
  );
}

function DoseCell({ measured, most }: { readonly measured: readonly Measured[]; readonly most: number }) {
  const words = useMessages();
  return (
    <td className="dose-cell">
      {measured.map((one, index) => {
        const size = comparable(one);
        return (
          <div key={`${index} ${one.value}`}>
            <span>{measuredWords(words, one)}</span>
            {size !== undefined && most > 0 && (
              <span className="dose-bar" aria-hidden style={{ inlineSize: `${(100 * size) / most}%` }} />
            )}
          </div>
        );
      })}
    </td>
  );
}
