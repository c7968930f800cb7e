import { ExclamationmarkTriangleIcon, StarFillIcon } from '@navikt/aksel-icons';

import { type StackDisplaySet, type StackPosition, stackPositions } from '#dicom/displaySet.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PaneSurroundings, usePaneSurroundings } from '#viewer/viewports/paneSurroundings.tsx';
import { keyTitle } from './KeyObjectsView.tsx';

/** That this image was chosen by someone, or rejected: said on the image itself, in every text level. */
export function MarkBadges({ instance, frameNumber }: StackPosition) {
  const words = useMessages();
  const { keys } = words.panes;
  const mark = usePaneSurroundings().markOf(instance.sopInstanceUid, frameNumber);
  if (mark === undefined) return null;
  return (
    <>
      {mark.warnings.map(({ instance: { sopInstanceUid }, title }) => (
        <span key={sopInstanceUid} className="pane-badge mark-badge" data-tone="warning">
          <ExclamationmarkTriangleIcon aria-hidden />
          {keys.rejectedImage(keyTitle(words, title))}
        </span>
      ))}
      {mark.keys.map(({ instance: { sopInstanceUid }, title }) => (
        <span key={sopInstanceUid} className="pane-badge mark-badge">
          <StarFillIcon aria-hidden />
          {keys.keyImage(keyTitle(words, title))}
        </span>
      ))}
    </>
  );
}

/** Positions (from 0) that bear a mark, for the position bar; none where all do, since nothing stands out then. */
export function markedPositions(
  { hasMarks, markOf }: PaneSurroundings,
  displaySet: StackDisplaySet,
): readonly number[] {
  if (!hasMarks) return [];
  const positions = stackPositions(displaySet);
  const marked = positions.flatMap(({ instance, frameNumber }, index) =>
    markOf(instance.sopInstanceUid, frameNumber) === undefined ? [] : [index],
  );
  return marked.length === positions.length ? [] : marked;
}
