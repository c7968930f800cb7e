import { type ArchiveError } from '#viewer/archives/archiveError.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

/** Why there is no film: what it is, and what is missing to show it. `why` is absent where only the browser gave up. */
export function VideoFailed({
  why,
  onRetry,
}: {
  readonly why: ArchiveError | undefined;
  readonly onRetry: () => void;
}) {
  const { panes, common, failure } = useMessages();
  const { video } = panes;
  const detail = why?.detail;
  return (
    <div className="pane-cover" role="alert">
      <strong>{panes.videoFailed}</strong>
      {why === undefined && <span>{video.undecodable}</span>}
      {why?.reason === 'converter-missing' && (
        <>
          <span className="film-sentence">{video.needsConverting(detail ?? '?')}</span>
          <span className="film-sentence">{video.converterMissing}</span>
        </>
      )}
      {why?.reason === 'unsupported' && <span className="film-sentence">{video.unknownStream}</span>}
      {why !== undefined && !['converter-missing', 'unsupported'].includes(why.reason) && (
        <span className="film-sentence">{failure.reason[why.reason]}</span>
      )}
      {detail !== undefined && why?.reason !== 'converter-missing' && (
        <span className="pane-quiet">{failure.detail(detail)}</span>
      )}
      <Button onClick={onRetry}>{common.retry}</Button>
    </div>
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
