import { useEffect, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type ArchiveError, asArchiveError } from '#viewer/archives/archiveError.ts';
import { documentOf } from '#viewer/archives/documents.ts';
import { type Held } from '#viewer/archives/retrieval.ts';
import { failureWords, type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { Paper } from '#viewer/viewports/Paper.tsx';
import { DownloadOriginal } from '#viewer/viewports/original/DownloadOriginal.tsx';
import { InstanceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { CdaText } from './CdaText.tsx';
import { type CdaReading, readCda } from './readCda.ts';

type CdaProps = ViewportProps & { readonly displaySet: Extract<DisplaySet, { readonly kind: 'document' }> };

type Opening =
  | { readonly state: 'loading' }
  | { readonly state: 'opened'; readonly reading: CdaReading }
  | { readonly state: 'failed'; readonly why: ArchiveError };

/** A clinical document (HL7 CDA): its header and narrative as text of our own making. Nothing of it is run, fetched or styled by itself. */
export function CdaPane({ displaySet, ...props }: CdaProps) {
  const { panes } = useMessages();
  const [attempt, setAttempt] = useState(0);
  const { instance } = displaySet;
  const { contents } = props;
  const opening = useCda({ retrieval: contents.retrieval, instance }, attempt);
  const isRead = opening.state === 'opened' && opening.reading.kind === 'read';
  return (
    <PaneFrame
      pane={props}
      kind="report"
      state={isRead ? 'painted' : opening.state === 'loading' ? 'loading' : 'failed'}
      {...(isRead ? { fidelity: 'true' } : {})}
      displaySetId={displaySet.id}
      shows={isRead ? { instance, frame: 1 } : undefined}
      badges={<InstanceBadges contents={contents} instance={instance} />}
    >
      <Paper label={panes.kind.document} onHandle={props.onHandle}>
        <Identity heading={props.heading} />
        {opening.state === 'opened' && opening.reading.kind === 'read' && (
          <CdaText document={opening.reading.document} isCut={opening.reading.isCut} />
        )}
      </Paper>
      {opening.state === 'loading' && (
        <div className="pane-progress">
          <span className="pane-pending">{panes.cda.loading}</span>
        </div>
      )}
      <Failed opening={opening} onRetry={() => setAttempt(attempt + 1)}>
        <DownloadOriginal contents={contents} instance={instance} />
      </Failed>
    </PaneFrame>
  );
}

function useCda(held: Held, attempt: number): Opening {
  const key = `${attempt} ${held.instance.sopInstanceUid}`;
  const latest = useCurrent(held);
  const [opened, setOpened] = useState<{ readonly key: string; readonly opening: Opening }>();
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const isUsable = ({ kind }: CdaReading) => kind === 'read';
    documentOf(latest.current, { read: readCda, isUsable, signal }).then(
      (reading) => setOpened({ key, opening: { state: 'opened', reading } }),
      (error: unknown) => {
        if (!controller.signal.aborted)
          setOpened({ key, opening: { state: 'failed', why: asArchiveError(error) } });
      },
    );
    return () => controller.abort();
  }, [key, latest]);
  return opened?.key === key ? opened.opening : { state: 'loading' };
}

function Failed(props: {
  readonly opening: Opening;
  readonly onRetry: () => void;
  readonly children: React.ReactNode;
}) {
  const words = useMessages();
  const sentence = sentenceOf(words, props.opening);
  if (sentence === undefined) return null;
  return (
    <div className="pane-cover" role="alert">
      <strong>{words.panes.cda.failed}</strong>
      <span>{sentence}</span>
      {props.opening.state === 'failed' ? (
        <Button onClick={props.onRetry}>{words.common.retry}</Button>
      ) : (
        props.children
      )}
    </div>
  );
}

function sentenceOf(words: Messages, opening: Opening): string | undefined {
  const { cda } = words.panes;
  if (opening.state === 'failed') return failureWords(words, opening.why.reason);
  if (opening.state === 'loading' || opening.reading.kind === 'read') return undefined;
  const { reading } = opening;
  switch (reading.why) {
    case 'not-xml':
      return cda.notXml;
    case 'entities':
      return cda.entities;
    case 'too-large':
      return cda.tooLarge(words.common.number(reading.megabytes, 0));
  }
}
