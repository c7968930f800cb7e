import { useEffect, useRef, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { type ArchiveError, asArchiveError } from '#viewer/archives/archiveError.ts';
import { documentOf } from '#viewer/archives/documents.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { documentFailure } from './archived/archivedWords.ts';
import { Identity, PaneFrame } from './PaneFrame.tsx';
import { PdfBar } from './PdfBar.tsx';
import type { PdfFailure, PdfFile } from './pdfFile.ts';
import { reachableByKeys } from './scrollRegion.ts';
import { InstanceBadges } from './sources/SourceBadges.tsx';
import { useCurrent } from './useCurrent.ts';
import { useHandle } from './useHandle.ts';
import { type ViewportProps } from './viewportProps.ts';

type PdfProps = ViewportProps & { readonly displaySet: Extract<DisplaySet, { readonly kind: 'document' }> };

type Opening =
  | { readonly state: 'loading' }
  | { readonly state: 'painted'; readonly file: PdfFile }
  | { readonly state: 'failed'; readonly why: PdfFailure | ArchiveError };

/** A PDF, drawn page by page; nothing in it is run, and its links go nowhere. */
export function PdfPane({ displaySet, ...props }: PdfProps) {
  const { panes } = useMessages();
  const pages = useRef<HTMLElement>(null);
  const [attempt, setAttempt] = useState(0);
  const opening = usePdf(props.contents, displaySet.instance, attempt);
  const [page, setPage] = useState(1);
  const [told, setTold] = useState<{ readonly page: number; readonly state: 'painted' | 'failed' }>();
  const [zoom, setZoom] = useState(1);
  const total = opening.state === 'painted' ? opening.file.numberOfPages : 1;
  const goTo = (wanted: number) => setPage(Math.max(1, Math.min(total, wanted)));
  // Of another page than the one asked for nothing is said: the canvas is on its way from it.
  const shown = told?.page === page ? told.state : 'loading';
  const live = useCurrent({ goTo, page, total });
  useHandle(props.onHandle, () => ({
    step: (count) => live.current.goTo(live.current.page + count),
    toFirst: () => live.current.goTo(1),
    toLast: () => live.current.goTo(live.current.total),
    zoomBy: (factor) => setZoom((now) => Math.max(0.5, Math.min(6, now * factor))),
    panBy: ({ x, y }) => pages.current?.scrollBy(-x, -y),
    fit: () => setZoom(1),
    reset: () => setZoom(1),
  }));
  return (
    <PaneFrame
      pane={props}
      kind="document"
      fidelity="true"
      state={opening.state === 'painted' ? shown : opening.state}
      displaySetId={displaySet.id}
      shows={shown === 'painted' ? { instance: displaySet.instance, frame: page } : undefined}
      badges={<InstanceBadges contents={props.contents} instance={displaySet.instance} />}
      framesTotal={total}
      below={opening.state === 'painted' && <PdfBar file={opening.file} page={page} onPage={goTo} />}
    >
      <section ref={reachableByKeys(pages)} className="pane-pages" aria-label={panes.kind.document}>
        {opening.state === 'painted' && (
          <PdfPage file={opening.file} page={page} zoom={zoom} onTold={setTold} />
        )}
      </section>
      <Identity heading={props.heading} />
      {opening.state === 'loading' && (
        <div className="pane-progress">
          <span className="pane-pending">{panes.pdf.loading}</span>
        </div>
      )}
      {opening.state === 'painted' && shown === 'failed' && (
        <div className="pane-cover" role="alert">
          <strong>{panes.pdf.pageFailed(page, total)}</strong>
        </div>
      )}
      {opening.state === 'failed' && <PdfFailed why={opening.why} onRetry={() => setAttempt(attempt + 1)} />}
    </PaneFrame>
  );
}

/** pdf.js comes with the first document, not before. */
function usePdf({ retrieval }: ReadyContents, instance: Instance, attempt: number): Opening {
  const [opened, setOpened] = useState<{ readonly key: string; readonly opening: Opening }>();
  const key = `${attempt} ${instance.sopInstanceUid}`;
  // Another archive's answer makes the study's contents anew: the document that is open stays open.
  const latest = useCurrent({ retrieval, instance });
  useEffect(() => {
    const controller = new AbortController();
    let file: PdfFile | undefined;
    const open = async () => {
      const { openPdf } = await import('./pdfFile.ts');
      const answer = await documentOf(latest.current, {
        read: openPdf,
        isUsable: (read) => !('failure' in read) || read.failure === 'password',
        signal: controller.signal,
      });
      if ('failure' in answer) return setOpened({ key, opening: { state: 'failed', why: answer } });
      file = answer;
      if (controller.signal.aborted) answer.close();
      else setOpened({ key, opening: { state: 'painted', file: answer } });
    };
    open().catch((error: unknown) => {
      if (!controller.signal.aborted)
        setOpened({ key, opening: { state: 'failed', why: asArchiveError(error) } });
    });
    return () => {
      controller.abort();
      file?.close();
    };
  }, [key, latest]);
  return opened?.key === key ? opened.opening : { state: 'loading' };
}

interface PdfPageProps {
  readonly file: PdfFile;
  readonly page: number;
  readonly zoom: number;
  readonly onTold: (told: { readonly page: number; readonly state: 'painted' | 'failed' }) => void;
}

function PdfPage({ file, page, zoom, onTold }: PdfPageProps) {
  const { panes } = useMessages();
  const holder = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const [surface, room] = [canvas.current, holder.current];
    if (surface === null || room === null) return undefined;
    const width = Math.max(200, room.clientWidth - 24) * zoom;
    return file.paint({
      page,
      canvas: surface,
      width,
      onPainted: () => onTold({ page, state: 'painted' }),
      onFailed: () => onTold({ page, state: 'failed' }),
    });
  }, [file, page, zoom, onTold]);
  return (
    <div ref={holder} className="pane-page">
      <figure aria-label={panes.pdf.page(page, file.numberOfPages)}>
        <canvas ref={canvas} />
      </figure>
    </div>
  );
}

function PdfFailed(props: { readonly why: PdfFailure | ArchiveError; readonly onRetry: () => void }) {
  const words = useMessages();
  const { panes, common, failure } = words;
  const { why, onRetry } = props;
  const { detail = '' } = why;
  const isLocked = 'failure' in why && why.failure === 'password';
  return (
    <div className="pane-cover" role="alert">
      <strong>{isLocked ? panes.pdf.locked : panes.pdf.failed}</strong>
      {'reason' in why && <span>{documentFailure(words, why)}</span>}
      {detail !== '' && <span className="pane-quiet">{failure.detail(detail)}</span>}
      <Button onClick={onRetry}>{common.retry}</Button>
    </div>
  );
}
