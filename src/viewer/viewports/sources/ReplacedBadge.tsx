import { type StackPosition } from '#dicom/displaySet.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { useArchives } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';

/** This frame is another archive's copy, and why: the first did not give it, or gave what could not be shown. */
export function ReplacedBadge({ frames, position }: { frames: FrameSource; position: StackPosition }) {
  const { sources, panes } = useMessages();
  const { archives } = useArchives();
  const replaced = frames.replaced?.(position.instance.sopInstanceUid, position.frameNumber);
  if (replaced === undefined) return null;
  const nameOf = (id: string) => archives.find(({ archiveId }) => archiveId === id)?.name ?? id;
  return replaced.insteadOf.map(({ archiveId, reason }) => (
    <span key={archiveId} className="pane-badge" data-tone="warning">
      {sources.replaced(nameOf(replaced.from), nameOf(archiveId), panes.failed.reason[reason])}
    </span>
  ));
}
