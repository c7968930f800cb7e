import { type DragEvent } from 'react';

import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { type ComparisonProps } from './workspace.ts';
import { isOurs, readDragged } from './dragged.ts';
import { dateOf, hospitalName } from './headings.ts';
import { openStudy } from './viewState.ts';

/** A quiet hint of what to do, with the newest study one click away. */
export function NothingChosen({ view, onView }: ComparisonProps) {
  const words = useMessages();
  const { state: own } = words.panes;
  const [newest] = useStudies().studies;
  const drop = (event: DragEvent) => {
    const dragged = readDragged(event.dataTransfer);
    if (dragged?.kind === 'study') onView(openStudy(view, dragged.study));
  };
  return (
    <div
      className="comparison-empty"

      data-viewport="1"
      data-state="empty"
      onDragOver={(event) => isOurs(event.dataTransfer.types) && event.preventDefault()}
      onDrop={drop}
    >
      <h2>{own.nothing}</h2>
      <p>{own.nothingMore}</p>
      {newest !== undefined && (
        <Button variant="primary" onClick={() => onView(openStudy(view, newest.studyInstanceUid))}>
          {own.openNewest}: {newest.studyDescription ?? newest.modalities.join(', ')}, {dateOf(words, newest)}
          , {hospitalName(words, newest.hospital)}
        </Button>
      )}
      <p className="comparison-quiet">{own.keysHint}</p>
      {view.unreadable > 0 && <Notice kind="warning">{own.badAddress(view.unreadable)}</Notice>}
    </div>
  );
}
