import { lazy, Suspense, useRef } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { displaySetName } from '#viewer/viewports/displaySetWords.ts';
import { paneHeading } from './headings.ts';
import { paneKeys } from './paneKeys.ts';
import { usePaneStore } from './paneStore.ts';
import { leavePlanes } from './planesCommands.ts';
import { useFocusOnOpen } from './useFocusOnOpen.ts';
import { readyContents, type Workspace } from './workspace.ts';

/** Fetched when first asked for. */
const PlanesView = lazy(async () => ({
  default: (await import('#viewer/viewports/planes/PlanesView.tsx')).PlanesView,
}));

export interface PlanesGridProps {
  readonly workspace: Workspace;
  readonly planes: NonNullable<Workspace['arrangement']['planes']>;
}

/** In place of the panes: one volume in three planes, with another one in colour over it where that was asked for. */
export function PlanesGrid({ workspace, planes }: PlanesGridProps) {
  const words = useMessages();
  const { open, prior, session, view, arrangement, isNarrow } = workspace;
  const { active, tool, level, set, setHandle, resume } = usePaneStore();
  const { base: displaySet, over } = planes;
  const element = useRef<HTMLDivElement>(null);
  useFocusOnOpen(element, displaySet.id);
  const contents = readyContents(open, displaySet.studyInstanceUid);
  const overContents = over === undefined ? undefined : readyContents(open, over.studyInstanceUid);
  if (contents === undefined) return null;
  const keys = paneKeys(arrangement.cells);
  const own = paneHeading(words, {
    study: contents.study,
    present: prior.present,
    compared: view.compare,
    session,
    displaySet,
  });
  // Two series make one picture: both are named.
  const heading =
    over === undefined ? own : { ...own, description: `${own.description} + ${displaySetName(words, over)}` };
  return (
    <div ref={element} className="planes-place">
      <Suspense fallback={<div className="planes pane-nothing">{words.panes.planes.loading}</div>}>
        <PlanesView
          key={`${displaySet.id} ${over?.id ?? ''}`}
          displaySet={displaySet}
          contents={contents}
          {...(over === undefined || overContents === undefined
            ? {}
            : { over: { displaySet: over, contents: overContents } })}
          heading={heading}
          {...(resume?.displaySetId === displaySet.id ? { start: resume.index } : {})}
          active={Math.min(active, arrangement.cells.length - 1)}
          onActivate={(place) => {
            if (usePaneStore.getState().active !== place) set({ active: place });
          }}
          onHandle={(place, handle) => setHandle(keys[place] ?? '', handle)}
          tool={tool}
          level={level}
          isNarrow={isNarrow}
          onBack={() => leavePlanes(workspace)}
        />
      </Suspense>
    </div>
  );
}
