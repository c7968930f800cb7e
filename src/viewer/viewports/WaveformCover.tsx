import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { type Waveform } from './useWaveform.ts';

/** Stands over the pane while its curves are on their way, and where they cannot be shown; nothing once they are there. */
export function WaveformCover({
  waveform,
  onRetry,
}: {
  readonly waveform: Waveform;
  readonly onRetry?: () => void;
}) {
  const { panes, common, failure } = useMessages();
  switch (waveform.state) {
    case 'ready':
      return null;
    case 'loading':
      return (
        <div className="pane-progress">
          <output className="pane-pending">{panes.waveform.loading}</output>
          <progress className="pane-line" aria-label={panes.waveform.loading} />
        </div>
      );
    case 'unreadable':
      return (
        <div className="pane-cover" role="alert">
          <strong>{panes.waveform.unreadable}</strong>
          <span className="pane-quiet">{failure.detail(waveform.what)}</span>
        </div>
      );
    case 'failed':
      return (
        <div className="pane-cover" role="alert">
          <strong>{panes.waveform.failed}</strong>
          <span>{failure.reason[waveform.why.reason]}</span>
          {onRetry !== undefined && <Button onClick={onRetry}>{common.retry}</Button>}
        </div>
      );
  }
}
