import { useRef } from 'react';

import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { reachableByKeys } from '#viewer/viewports/scrollRegion.ts';
import { type ContentItem } from './contentTree.ts';
import { type DoseReport, type DoseRow, filledColumns, measuredTotals } from './doseReport.ts';
import { valueWords } from './reportWords.ts';

/** Dose as tables: what the report sums up, and each irradiation. Numbers and units are the report's own. */
export function DoseTables({ report }: { readonly report: DoseReport }) {
  const { dose } = useMessages().panes;
  const { totals, events } = report;
  const stated = measuredTotals(report, 'events').map(({ value }) => value);
  const isAtOdds = stated.length === 1 && events.length > 0 && Number(stated[0]) !== events.length;
  const isEmpty = [...totals, ...events].every(({ cells }) => cells.size === 0);
  return (
    <div className="dose">
      {isEmpty && <p className="report-warning">{dose.noNumbers}</p>}
      {isAtOdds && <p className="report-warning">{dose.stated(stated[0] ?? '', events.length)}</p>}
      <Table caption={dose.totals} rows={totals} />
      <Table caption={dose.events} rows={events} isCounted />
    </div>
  );
}

interface TableProps<Column extends string> {
  readonly caption: string;
  readonly rows: readonly DoseRow<Column>[];
  readonly isCounted?: true;
}

function Table<Column extends keyof Messages['panes']['dose']['column']>(props: TableProps<Column>) {
  const words = useMessages();
  const { dose } = words.panes;
  const { caption, rows, isCounted } = props;
  const scroller = useRef<HTMLElement>(null);
  const columns = filledColumns(rows);
  if (columns.length === 0) return null;
  return (
    <section ref={reachableByKeys(scroller)} className="report-scroll" aria-label={caption}>
      <table className="report-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {isCounted && <th scope="col">{dose.event}</th>}
            {columns.map((column) => (
              <th key={column} scope="col">
                {dose.column[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ number, cells }, index) => (
            <tr key={number}>
              {isCounted && <td>{index + 1}</td>}
              {columns.map((column) => (
                <td key={column}>
                  {(cells.get(column) ?? []).map((item) => cellWords(words, item)).join(' / ')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** Which phantom a CTDI is of: head values look twice as high as body values of the same exposure. */
const phantoms: Readonly<Record<string, 'head' | 'body'>> = { '113690': 'head', '113691': 'body' };

function cellWords(words: Messages, { value }: ContentItem): string {
  const code = value.kind === 'code' && value.code?.scheme === 'DCM' ? value.code.value : undefined;
  const phantom = phantoms[code ?? ''];
  return phantom === undefined ? (valueWords(words, value) ?? '') : words.panes.dose.phantom[phantom];
}
