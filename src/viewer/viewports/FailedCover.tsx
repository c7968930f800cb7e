import { type FrameFailureReason } from '#dicom/frame.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

export interface FailedCoverProps {
  /** From 1. */
  readonly image: number;
  readonly reason: FrameFailureReason;
  readonly detail: string;
  /** The frame that is lacking, where it is one that this image is made with. */
  readonly needed?: number;
  readonly onRetry: () => void;
}

/** Lies over the whole picture, so that the image shown before is never taken for the one that failed. */
export function FailedCover({ image, reason, detail, needed, onRetry }: FailedCoverProps) {
  const { panes, common, failure } = useMessages();
  return (
    <div className="pane-cover" role="alert">
      <strong>{panes.failed.title(image)}</strong>
      {needed !== undefined && <span>{panes.subtraction.needed(needed)}</span>}
      <span>{panes.failed.reason[reason]}</span>
      {detail !== '' && <span className="pane-quiet">{failure.detail(detail)}</span>}
      <Button onClick={onRetry}>{common.retry}</Button>
    </div>
  );
}
