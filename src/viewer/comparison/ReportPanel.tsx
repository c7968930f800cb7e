import { XMarkIcon } from '@navikt/aksel-icons';

import { parseDate } from '#dicom/dates.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type DescribedBy, useReports } from '#viewer/archives/useStudyContents.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button, IconButton } from '#viewer/ui/Button.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { StructuredReport } from '#viewer/viewports/report/StructuredReport.tsx';
import { dateOf } from './headings.ts';
import { type Workspace } from './workspace.ts';
import { usePaneStore } from './paneStore.ts';

/** What was written about the open studies, beside their images: the record's reports, and structured reports among the images. */
export function ReportPanel({ open }: Workspace) {
  const { panes, common } = useMessages();
  const set = usePaneStore((store) => store.set);
  return (
    <aside className="report-panel" aria-label={panes.report.title}>
      <header>
        <h2>{panes.report.title}</h2>
        <IconButton
          label={common.close}
          tooltipSide="left"
          icon={<XMarkIcon aria-hidden />}
          onClick={() => set({ isReportOpen: false })}
        />
      </header>
      {open.map(({ uid, contents }) =>
        contents.state === 'ready' ? <StudyReports key={uid} contents={contents} /> : null,
      )}
    </aside>
  );
}

function StudyReports({ contents }: { readonly contents: ReadyContents }) {
  const words = useMessages();
  const { panes, common } = words;
  const answer = useReports(contents.study);
  const structured = contents.displaySets.filter((displaySet) => displaySet.kind === 'report');
  const { study } = contents;
  return (
    <section className="report-study">
      <h3>
        {dateOf(words, study)} · {study.studyDescription ?? study.modalities.join(', ')}
      </h3>
      {answer.state === 'waiting' && <p>{panes.report.waiting}</p>}
      {answer.state === 'missing' && (
        <Notice kind="warning" action={<Button onClick={answer.retry}>{common.retry}</Button>}>
          {panes.report.missing}
        </Notice>
      )}
      {answer.state === 'answered' && answer.reports.length === 0 && structured.length === 0 && (
        <p>{panes.report.none}</p>
      )}
      {answer.state === 'answered' &&
        answer.reports.map((one) => <Written key={one.report.reportId} {...one} />)}
      {structured.map((displaySet) => (
        <div key={displaySet.id}>
          <p className="comparison-quiet">{panes.report.inImages}</p>
          <StructuredReport displaySet={displaySet} place={undefined} />
        </div>
      ))}
    </section>
  );
}

/** The same words may stand twice: each paragraph goes by its place too. */
function paragraphsOf(text: string): readonly { readonly key: string; readonly words: string }[] {
  if (text === '') return [];
  return text.split(/\n\s*\n/).map((words, place) => ({ key: `${place} ${words}`, words }));
}

function Written({ report, match }: DescribedBy) {
  const { panes, common } = useMessages();
  const statuses: Readonly<Record<string, string>> = panes.report.status;
  return (
    <article className="report-text">
      <h4>{report.title}</h4>
      {match === 'possible' && <Notice kind="warning">{panes.report.possible}</Notice>}
      <p className="comparison-quiet">
        {[
          statuses[report.status] ?? report.status,
          report.date === undefined ? '' : common.date(parseDate(report.date)),
          panes.report.from(report.author ?? '', report.organisation ?? ''),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {paragraphsOf(report.text).map(({ key, words }) => (
        <p key={key}>{words}</p>
      ))}
      {report.otherForms.length > 0 && (
        <Notice kind="note">
          {panes.report.otherForms(
            report.text === '',
            common.and(report.otherForms.filter((form) => form !== '')),
          )}
        </Notice>
      )}
    </article>
  );
}
