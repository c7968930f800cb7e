import { useMemo } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { KeyObjectsView } from '#viewer/viewports/keyObjects/KeyObjectsView.tsx';
import { isKeyObjects } from '#viewer/viewports/keyObjects/keyObjects.ts';
import { readContent } from './contentTree.ts';
import { DocumentStateView } from './DocumentStateView.tsx';
import { doseReport, isDoseReport } from './doseReport.ts';
import { DoseTables } from './DoseTables.tsx';
import { ReportBlockList } from './ReportBlockList.tsx';
import { reportBlocks } from './reportBlocks.ts';
import { conceptWords } from './reportWords.ts';
import './report.css';

export type ReportSet = Extract<DisplaySet, { readonly kind: 'report' }>;

export interface StructuredReportProps {
  readonly displaySet: ReportSet;
  /** The pane it stands in, from 1; undefined outside the panes. */
  readonly place: number | undefined;
}

/** What an SR document says, by its form: key images, doses in tables, else its content tree in reading order. */
export function StructuredReport(props: StructuredReportProps) {
  return isKeyObjects(props.displaySet.instance) ? <KeyObjectsView {...props} /> : <Report {...props} />;
}

function Report({ displaySet, place }: StructuredReportProps) {
  const words = useMessages();
  const { sr } = words.panes;
  const { instance } = displaySet;
  const tree = useMemo(() => readContent(instance.dataset), [instance]);
  const { context, content } = useMemo(() => reportBlocks(tree.items), [tree]);
  const isDose = isDoseReport(instance, tree);
  return (
    <article className="report-text">
      <h3>{conceptWords(words, tree.items[0]?.name) ?? sr.untitled}</h3>
      <DocumentStateView instance={instance} place={place} />
      {isDose && <DoseTables report={doseReport(tree)} />}
      {context.length > 0 && (
        <section className="report-context" aria-label={sr.context}>
          <ReportBlockList blocks={context} place={place} />
        </section>
      )}
      {tree.items.length < 2 && <p>{sr.empty}</p>}
      {isDose ? (
        <details className="report-whole">
          <summary>{sr.whole}</summary>
          <ReportBlockList blocks={content} place={place} />
        </details>
      ) : (
        <ReportBlockList blocks={content} place={place} />
      )}
      {tree.leftOut > 0 && (
        <p className="report-warning">{sr.leftOut(tree.leftOut, tree.isCountOpen ? sr.atLeast : '')}</p>
      )}
    </article>
  );
}
