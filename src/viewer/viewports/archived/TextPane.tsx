import { useMemo, useState } from 'react';

import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { type DocumentSet } from '#viewer/viewports/documentForm.ts';
import { DownloadOriginal } from '#viewer/viewports/original/DownloadOriginal.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { InstanceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';
import { Paper } from '#viewer/viewports/Paper.tsx';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { ArchivedCover, ArchivedLoading } from './ArchivedCover.tsx';
import './archived.css';
import { readText, type TextReading } from './readText.ts';
import { useDocument } from './useDocument.ts';

type Unread = Exclude<TextReading, { readonly kind: 'read' }>;

/** A plain text as it is written: its own lines, nothing of it read as anything but letters. */
export function TextPane({ displaySet, ...props }: ViewportProps & { readonly displaySet: DocumentSet }) {
  const words = useMessages();
  const { text } = words.archived;
  const [attempt, setAttempt] = useState(0);
  const { instance, media = '' } = displaySet;
  const { contents } = props;
  const fetched = useDocument({ retrieval: contents.retrieval, instance }, attempt);
  const reading = useMemo(
    () => (fetched.state === 'fetched' ? readText(fetched.bytes, media) : undefined),
    [fetched, media],
  );
  const isRead = reading?.kind === 'read';
  const why =
    fetched.state === 'failed'
      ? fetched.why
      : reading === undefined || reading.kind === 'read'
        ? undefined
        : whyNot(words, reading);
  return (
    <PaneFrame
      pane={props}
      kind="document"
      state={isRead ? 'painted' : fetched.state === 'loading' ? 'loading' : 'failed'}
      {...(isRead ? { fidelity: 'true' } : {})}
      displaySetId={displaySet.id}
      badges={<InstanceBadges contents={contents} instance={instance} />}
      shows={isRead ? { instance, frame: 1 } : undefined}
    >
      <Paper label={words.panes.kind.document} onHandle={props.onHandle}>
        <Identity heading={props.heading} />
        {isRead && reading.charset === 'assumed' && <p className="archived-note">{text.assumed}</p>}
        {isRead && <div className="report-text archived-text">{reading.text}</div>}
      </Paper>
      {fetched.state === 'loading' && <ArchivedLoading what={text.loading} />}
      {why !== undefined && (
        <ArchivedCover what={text.failed} why={why} onRetry={() => setAttempt(attempt + 1)}>
          <DownloadOriginal contents={contents} instance={instance} />
        </ArchivedCover>
      )}
    </PaneFrame>
  );
}

function whyNot({ archived, common }: Messages, reading: Unread): string {
  return reading.kind === 'unreadable'
    ? archived.text.unreadable(reading.charset)
    : archived.text.tooLarge(common.number(reading.megabytes, 0));
}
