import { lazy, Suspense, useRef, useState } from 'react';

import { paneHeading } from '#viewer/comparison/headings.ts';
import { paneKeys } from '#viewer/comparison/paneKeys.ts';
import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { useFocusOnOpen } from '#viewer/comparison/useFocusOnOpen.ts';
import { readyContents, type Workspace } from '#viewer/comparison/workspace.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { Choice } from '#viewer/viewports/Choice.tsx';
import { type EcgDisplaySet, type SerialRecording } from '#viewer/viewports/ecg/serial/useRecording.ts';
import { besideEachOther } from './serialCommands.ts';
import { type SerialPair } from './serialPair.ts';

/** Fetched when first asked for. */
const SerialEcg = lazy(async () => ({
  default: (await import('#viewer/viewports/ecg/serial/SerialEcg.tsx')).SerialEcg,
}));

/** In place of the panes: two ECGs over each other, and which of the earlier ones where there are several. */
export function SerialPlace({
  workspace,
  pair,
}: {
  readonly workspace: Workspace;
  readonly pair: SerialPair;
}) {
  const words = useMessages();
  const { view, onView, arrangement } = workspace;
  const setHandle = usePaneStore((store) => store.setHandle);
  const element = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState<string>();
  const under = pair.earlier.find(({ id }) => id === wanted) ?? pair.earlier[0];
  useFocusOnOpen(element, pair.later.id);
  const [later, earlier] = [pair.later, under].map((one) => recordingOf(words, workspace, one));
  if (later === undefined || earlier === undefined) return null;
  const keys = paneKeys(arrangement.cells);
  return (
    <div ref={element} className="planes-place">
      <Suspense fallback={<div className="planes pane-nothing">{words.panes.waveform.loading}</div>}>
        <SerialEcg
          key={`${later.displaySet.id} ${earlier.displaySet.id}`}
          later={later}
          earlier={earlier}
          isActive
          onActivate={() => undefined}
          onHandle={(handle) => {
            // Whichever pane was active, its keys are this paper's.
            for (const key of keys) setHandle(key, handle);
          }}
          onClose={() => onView(besideEachOther(view))}
          choice={
            pair.earlier.length > 1 && (
              <Choice
                label={words.panes.serial.which}
                value={under}
                choices={pair.earlier}
                nameOf={(one) => nameOf(words, workspace, one)}
                onChoose={({ id }) => setWanted(id)}
              />
            )
          }
        />
      </Suspense>
    </div>
  );
}

function recordingOf(
  words: Messages,
  { open, prior, session, view }: Workspace,
  displaySet: EcgDisplaySet,
): SerialRecording | undefined {
  const contents = readyContents(open, displaySet.studyInstanceUid);
  if (contents === undefined) return undefined;
  const { study } = contents;
  const compared = view.compare;
  const heading = paneHeading(words, { study, present: prior.present, compared, session, displaySet });
  return { displaySet, contents, heading };
}

function nameOf(words: Messages, workspace: Workspace, displaySet: EcgDisplaySet): string {
  const heading = recordingOf(words, workspace, displaySet)?.heading;
  return heading === undefined ? displaySet.id : `${heading.date} · ${heading.description}`;
}
