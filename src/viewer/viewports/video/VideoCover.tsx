import { ArchiveError } from '#viewer/archives/archiveError.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

export interface VideoFailedProps {
  /** What the gateway answered, or that only the browser gave up; `interrupted` where the film broke off on its way. */
  readonly why: ArchiveError | 'failed' | 'painted' | 'interrupted' | undefined;
  readonly onRetry: () => void;
}

/** Why there is no film: what it is, and what is missing to show it. */
export function VideoFailed({ why, onRetry }: VideoFailedProps) {
  const { panes, common } = useMessages();
  const { video } = panes;
  return (
    <div className="pane-cover" role="alert">
      <strong>{panes.videoFailed}</strong>
      {why instanceof ArchiveError ? (
        <Answered why={why} />
      ) : (
        <span>{why === 'interrupted' ? video.interrupted : video.undecodable}</span>
      )}
      <Button onClick={onRetry}>{common.retry}</Button>
    </div>
  );
}

function Answered({ why: { reason, detail } }: { readonly why: ArchiveError }) {
  const { panes, failure } = useMessages();
  const { video } = panes;
  if (reason === 'converter-missing') {
    return (
      <>
        <span className="film-sentence">{video.needsConverting(detail ?? '?')}</span>
        <span className="film-sentence">{video.converterMissing}</span>
      </>
    );
  }
  return (
    <>
      <span className="film-sentence">
        {reason === 'unsupported' ? video.unknownStream : failure.reason[reason]}
      </span>
      {detail !== undefined && <span className="pane-quiet">{failure.detail(detail)}</span>}
    </>
  );
}

export function VideoLoading({ isConverting }: { readonly isConverting: boolean }) {
  const { panes } = useMessages();
  const words = isConverting ? panes.video.converting : panes.videoLoading;
  return (
    <div className="pane-progress">
      <span className="pane-pending">{words}</span>
      <progress className="pane-line" aria-label={words} />
    </div>
  );
}
