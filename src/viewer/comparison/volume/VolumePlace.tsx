import { lazy, Suspense, useRef } from 'react';

import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { paneHeading } from '#viewer/comparison/headings.ts';
import { paneKeys } from '#viewer/comparison/paneKeys.ts';
import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { choiceOf } from '#viewer/comparison/planes.ts';
import { useFocusOnOpen } from '#viewer/comparison/useFocusOnOpen.ts';
import { withoutPlanes } from '#viewer/comparison/viewMoves.ts';
import { readyContents, type Workspace } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';

/** Fetched when first asked for. */
const VolumeView = lazy(async () => ({
  default: (await import('#viewer/viewports/volume/VolumeView.tsx')).VolumeView,
}));

export interface VolumePlaceProps {
  readonly workspace: Workspace;
  readonly displaySet: ImagesDisplaySet;
}

/** In place of the panes: one volume, rendered. */
export function VolumePlace({ workspace, displaySet }: VolumePlaceProps) {
  const words = useMessages();
  const { open, prior, session, view, onView, arrangement } = workspace;
  const { tool, level, set, setHandle } = usePaneStore();
  const element = useRef<HTMLDivElement>(null);
  useFocusOnOpen(element, displaySet.id);
  const contents = readyContents(open, displaySet.studyInstanceUid);
  if (contents === undefined) return null;
  const [key = ''] = paneKeys(arrangement.cells);
  const heading = paneHeading(words, {
    study: contents.study,
    present: prior.present,
    compared: view.compare,
    session,
    displaySet,
  });
  return (
    <div ref={element} className="planes-place">
      <Suspense fallback={<div className="planes pane-nothing">{words.panes.volume.loading}</div>}>
        <VolumeView
          key={displaySet.id}
          displaySet={displaySet}
          contents={contents}
          heading={heading}
          onHandle={(handle) => setHandle(key, handle)}
          tool={tool}
          level={level}
          onBack={() => onView(withoutPlanes(view))}
          onPlanes={(index) => {
            set({ active: 0, resume: { displaySetId: displaySet.id, index } });
            onView({ ...withoutPlanes(view), planes: choiceOf(view, displaySet) });
          }}
        />
      </Suspense>
    </div>
  );
}
