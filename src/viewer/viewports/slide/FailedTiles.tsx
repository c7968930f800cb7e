import { type FrameFailureReason } from '#dicom/frame.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

export interface FailedTilesProps {
  readonly count: number;
  readonly failure: { readonly reason: FrameFailureReason; readonly detail: string };
  readonly onRetry: () => void;
}

/** Says what the crossed-out places are, and asks for them again. */
export function FailedTiles({ count, failure, onRetry }: FailedTilesProps) {
  const { panes, common } = useMessages();
  return (
    <div className="slide-failed" role="alert" title={failure.detail}>
      <span>
        <strong>{panes.slide.failed(count)}</strong> {panes.failed.reason[failure.reason]}
      </span>
      <Button onClick={onRetry}>{common.retry}</Button>
    </div>
  );
}
