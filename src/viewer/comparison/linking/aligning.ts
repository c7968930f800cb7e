import { readyContents, type Workspace } from '#viewer/comparison/workspace.ts';
import { align, type Series } from '#viewer/viewports/registration/registration.ts';
import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { type Elsewhere } from '#viewer/comparison/links.ts';
import { hasSecondWindow } from '#viewer/session/windows.ts';
import { type Approved, forgetBonds, useLinkingStore } from './linkingStore.ts';
import { registrationPair } from './registrationPair.ts';

/** The alignment under way; another one, or other studies, call it off. */
let underWay: AbortController | undefined;

/** Milliseconds between two words on how far the reading has come. */
const pace = 250;

/** Reads both series whole and asks for a proposal; what comes of it stands in the store. */
export async function alignAutomatically(workspace: Workspace): Promise<void> {
  const pair = registrationPair(workspace);
  const [present, prior] = [seriesOf(workspace, pair?.present), seriesOf(workspace, pair?.prior)];
  if (pair === undefined || present === undefined || prior === undefined) return;
  callOff();
  const controller = new AbortController();
  underWay = controller;
  const { set } = useLinkingStore.getState();
  let told = 0;
  const onRead = (read: number, total: number) => {
    if (read < total && performance.now() - told < pace) return;
    told = performance.now();
    if (underWay === controller) set({ registration: { state: 'reading', pair, read, total } });
  };
  onRead(0, 1);
  const answer = await align({ present, prior, onRead, signal: controller.signal });
  if (underWay !== controller || answer === undefined) return;
  underWay = undefined;
  set({
    registration:
      'refused' in answer
        ? { state: 'refused', pair, refusal: answer.refused }
        : { state: 'proposed', pair, registered: answer.registered },
  });
}

/** Ends an alignment under way; what is approved stays. */
export function callOff(): void {
  underWay?.abort();
  underWay = undefined;
  const { registration, set } = useLinkingStore.getState();
  if (registration !== undefined && registration.state !== 'approved') set({ registration: undefined });
}

/** First the panes are let go, to be scrolled each to the same place; the second time they are tied as they stand. */
export function alignByHand(workspace: Workspace): void {
  const pair = registrationPair(workspace);
  if (pair === undefined) return;
  callOff();
  const { byHand, set } = useLinkingStore.getState();
  const { view, onView } = workspace;
  if (view.unlinked.includes('scroll')) {
    // They scroll on their own already: where they stand is what is meant.
    onView({ ...view, unlinked: view.unlinked.filter((kind) => kind !== 'scroll') }, { replace: true });
    set({ registration: undefined, byHand: { state: 'aligned', key: pair.key } });
    return;
  }
  const isDone = byHand?.key === pair.key && byHand.state === 'aligning';
  set({ registration: undefined, byHand: { state: isDone ? 'aligned' : 'aligning', key: pair.key } });
}

/** What was tied is let go, whichever way it was tied. */
export function undoAlignment(): void {
  callOff();
  forgetBonds();
}

export function seriesOf(workspace: Workspace, displaySet: ImagesDisplaySet | undefined): Series | undefined {
  const uid = displaySet?.studyInstanceUid;
  const contents = uid === undefined ? undefined : readyContents(workspace.open, uid);
  return contents === undefined || displaySet === undefined
    ? undefined
    : { displaySet, frames: contents.frames };
}

/**
 * The pair on screen is another one, or none: what belonged to the one before is over. A registration whose other half has gone to the second
 * window holds for as long as it stands there, or is on its way.
 */
export function forgetOthers(key: string | undefined, elsewhere: Elsewhere | undefined): void {
  const { registration, byHand } = useLinkingStore.getState();
  if (key === undefined && registration?.state === 'approved' && isHalfElsewhere(registration, elsewhere))
    return;
  const isOther = [registration?.pair.key, byHand?.key].some((one) => one !== undefined && one !== key);
  if (isOther) undoAlignment();
}

function isHalfElsewhere({ pair }: Approved, elsewhere: Elsewhere | undefined): boolean {
  if (elsewhere === undefined) return hasSecondWindow();
  return elsewhere.panes.some(
    ({ plane }) =>
      plane?.frameOfReferenceUid === pair.presentFrame || plane?.frameOfReferenceUid === pair.priorFrame,
  );
}
