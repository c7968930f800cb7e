import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { useKeepFocus } from '#viewer/ui/useKeepFocus.ts';
import { refusalSentence, residualWords } from '#viewer/viewports/registration/registrationWords.ts';
import { paneHeading } from '#viewer/comparison/headings.ts';
import { readyContents, type Workspace } from '#viewer/comparison/workspace.ts';
import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import {
  alignAutomatically,
  alignByHand,
  callOff,
  forgetOthers,
  seriesOf,
  undoAlignment,
} from './aligning.ts';
import { approve, type Registration, useLinkingStore } from './linkingStore.ts';
import { registrationPair } from './registrationPair.ts';
import './linking.css';

/** Fetched when first asked for. */
const BlinkDialog = lazy(async () => ({
  default: (await import('#viewer/viewports/registration/BlinkDialog.tsx')).BlinkDialog,
}));

/** That two studies have origins of their own, what can be done about it, and what has been done. */
export function LinkingBar(workspace: Workspace) {
  const { registration, byHand } = useLinkingStore();
  const [isLooking, setLooking] = useState(false);
  // Another view of one volume hides the panes, and ends nothing.
  const { planes, volume } = workspace.arrangement;
  const { elsewhere } = workspace;
  const isHidden = planes !== undefined || volume !== undefined;
  const pair = isHidden ? undefined : registrationPair(workspace);
  const key = pair?.key;
  useEffect(() => {
    if (!isHidden) forgetOthers(key, elsewhere);
  }, [isHidden, key, elsewhere]);
  useEffect(() => undoAlignment, []);
  if (pair === undefined) return isHidden ? null : <HalfHere registration={registration} />;
  const current = registration?.pair.key === key ? registration : undefined;
  const hand = byHand !== undefined && byHand.key === key ? byHand.state : undefined;
  // On a telephone the pane says how it follows, and both ways of bettering it stand in the list of tools.
  if (workspace.isNarrow && current === undefined && hand === undefined) return null;
  const isProposed = current?.state === 'proposed';
  const found = isProposed || (isLooking && current?.state === 'approved') ? current : undefined;
  return (
    <Bar bond={current?.state ?? hand}>
      <output className="linking-words">
        <Words registration={current} hand={hand} />
      </output>
      <Actions workspace={workspace} registration={current} hand={hand} onLook={() => setLooking(true)} />
      {found !== undefined && (
        <Approval workspace={workspace} found={found} onClose={() => setLooking(false)} />
      )}
    </Bar>
  );
}

/** The other one of two that are registered stands in the second window: what was approved holds, and can be lifted here. */
function HalfHere({ registration }: { readonly registration: Registration | undefined }) {
  const { linking } = useMessages().panes;
  if (registration?.state !== 'approved') return null;
  return (
    <Bar bond="approved">
      <output className="linking-words">
        {linking.registered(residualWords(linking, registration.registered))}
      </output>
      <Button onClick={undoAlignment}>{linking.lift}</Button>
    </Bar>
  );
}

function Bar({ bond, children }: { readonly bond: string | undefined; readonly children: ReactNode }) {
  const { linking } = useMessages().panes;
  const element = useRef<HTMLDivElement>(null);
  useKeepFocus(element);
  return (
    <div ref={element} className="linking-bar" role="toolbar" aria-label={linking.title} data-bond={bond}>
      {children}
    </div>
  );
}

interface Standing {
  readonly registration: Registration | undefined;
  readonly hand: 'aligning' | 'aligned' | undefined;
}

function Words({ registration, hand }: Standing) {
  const { linking } = useMessages().panes;
  if (registration === undefined)
    return hand === undefined ? linking.apart : hand === 'aligning' ? linking.align : linking.alignedByHand;
  switch (registration.state) {
    case 'reading':
      return registration.read < registration.total || registration.total === 1
        ? linking.reading(registration.read, registration.total)
        : linking.comparing;
    case 'proposed':
      return linking.approve.title;
    case 'refused':
      return refusalSentence(linking, registration.refusal);
    case 'approved':
      return linking.registered(residualWords(linking, registration.registered));
  }
}

function Actions(of: Standing & { readonly workspace: Workspace; readonly onLook: () => void }) {
  const { linking } = useMessages().panes;
  const { workspace, registration, hand, onLook } = of;
  const state = registration?.state;
  if (state === 'reading') return <Button onClick={callOff}>{linking.cancel}</Button>;
  if (state === 'approved')
    return (
      <>
        <Button onClick={onLook}>{linking.again}</Button>
        <Button onClick={undoAlignment}>{linking.lift}</Button>
      </>
    );
  if (hand === 'aligning')
    return (
      <>
        <Button
          variant="primary"
          title={`${linking.alignHere} (Alt+A)`}
          onClick={() => alignByHand(workspace)}
        >
          {linking.alignHere}
        </Button>
        <Button onClick={undoAlignment}>{linking.cancel}</Button>
      </>
    );
  return (
    <>
      <Button title={`${linking.automatic} (Alt+J)`} onClick={() => void alignAutomatically(workspace)}>
        {linking.automatic}
      </Button>
      <Button title={`${linking.byHand} (Alt+A)`} onClick={() => alignByHand(workspace)}>
        {linking.byHand}
      </Button>
      {hand === 'aligned' && <Button onClick={undoAlignment}>{linking.undo}</Button>}
    </>
  );
}

interface ApprovalProps {
  readonly workspace: Workspace;
  readonly found: Extract<Registration, { readonly registered: unknown }>;
  readonly onClose: () => void;
}

/** The proposal to say yes or no to; seen again later, no lifts it. */
function Approval({ workspace, found, onClose }: ApprovalProps) {
  const name = useNames(workspace);
  const { pair, registered } = found;
  const [present, prior] = [seriesOf(workspace, pair.present), seriesOf(workspace, pair.prior)];
  if (present === undefined || prior === undefined) return null;
  return (
    <Suspense fallback={null}>
      <BlinkDialog
        present={{ ...present, name: name(pair.present) }}
        prior={{ ...prior, name: name(pair.prior) }}
        registered={registered}
        onAccept={() => {
          if (found.state === 'proposed') approve(pair, registered);
          onClose();
        }}
        onReject={() => {
          undoAlignment();
          onClose();
        }}
      />
    </Suspense>
  );
}

/** Whose picture blinks, as its pane's heading says it. */
function useNames({ open, prior, session, view }: Workspace): (displaySet: ImagesDisplaySet) => string {
  const words = useMessages();
  return (displaySet) => {
    const contents = readyContents(open, displaySet.studyInstanceUid);
    if (contents === undefined) return '';
    const { study } = contents;
    const heading = paneHeading(words, {
      study,
      present: prior.present,
      compared: view.compare,
      session,
      displaySet,
    });
    return [heading.date, heading.description]
      .filter((part) => part !== undefined && part !== '')
      .join(' · ');
  };
}
