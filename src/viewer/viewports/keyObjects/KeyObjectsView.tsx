import { useMemo } from 'react';

import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { CitedPictures } from './CitedPictures.tsx';
import { type Code, isDcm } from '#viewer/viewports/report/code.ts';
import { DocumentStateView } from '#viewer/viewports/report/DocumentStateView.tsx';
import { ReportBlockList } from '#viewer/viewports/report/ReportBlockList.tsx';
import { conceptWords } from '#viewer/viewports/report/reportWords.ts';
import { type StructuredReportProps } from '#viewer/viewports/report/StructuredReport.tsx';
import { keyObjectsOf } from './keyObjects.ts';
import './keyObjects.css';

/** Why someone marked these images, who and when, and the images themselves. */
export function KeyObjectsView({ displaySet, place }: StructuredReportProps) {
  const words = useMessages();
  const { keys, sr } = words.panes;
  const document = useMemo(() => keyObjectsOf(displaySet.instance), [displaySet]);
  const title = keyTitle(words, document.title);
  return (
    <article className="report-text">
      <h3>{document.purpose === 'key' ? `${keys.title}: ${title}` : title}</h3>
      <DocumentStateView instance={displaySet.instance} place={place} />
      {document.observers.length > 0 && <p>{keys.by(document.observers.join(', '))}</p>}
      {document.purpose === 'warning' && <Notice kind="warning">{keys.rejectedLong(title)}</Notice>}
      {document.description !== undefined && <p>{document.description}</p>}
      {document.reasons.map((reason) => (
        <p key={`${reason.scheme} ${reason.value}`}>
          <span className="report-name">{keys.why}: </span>
          {keyTitle(words, reason)}
        </p>
      ))}
      <ReportBlockList
        blocks={document.rest.map((item) => ({ kind: 'line', item, indent: 0 }))}
        place={place}
      />
      <CitedPictures citations={document.citations} place={place} />
      {document.leftOut > 0 && <p className="report-warning">{sr.leftOut(document.leftOut, '')}</p>}
    </article>
  );
}

/** A title of CID 7010 in the user's language; others as they stand. */
export function keyTitle(words: Messages, code: Code | undefined): string {
  const titles: Readonly<Record<string, string>> = words.panes.keys.titles;
  const known = code?.value !== undefined && isDcm(code, code.value) ? titles[code.value] : undefined;
  return known ?? conceptWords(words, code) ?? words.panes.keys.title;
}
