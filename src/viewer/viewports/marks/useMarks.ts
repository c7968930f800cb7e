import { type RefObject, useCallback, useMemo, useState } from 'react';

import { type StackDisplaySet, type StackPosition } from '#dicom/displaySet.ts';
import { pixelAspect } from '#dicom/geometry.ts';
import { refersTo } from '#dicom/imageReference.ts';
import {
  defaultState,
  type FramePresentation,
  presentationOf,
  type PresentationState,
} from '#dicom/presentationState.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type Layers, type LayersState } from '#viewer/rendering/layers/layers.ts';
import { type PaneActions } from '#viewer/viewports/paneHandle.ts';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { noMarks, type PaneMarks, paneMarks, paneStates } from './paneMarks.ts';
import { hasMarks, statesOf, studyMarks } from './studyMarks.ts';

/** Which state the user wants: whichever is meant, none of them, or one by its UID. */
export type ChosenState = 'default' | 'stored' | { readonly sopInstanceUid: string };

/** What an image is shown by. */
export interface StateShown {
  /** The states that name the image. */
  readonly candidates: readonly PresentationState[];
  readonly state?: PresentationState;
  readonly presentation?: FramePresentation;
}

export interface Marks {
  readonly pane: PaneMarks;
  readonly layers: Layers | undefined;
  readonly layersState: LayersState;
  readonly onLayers: (state: LayersState) => void;
  readonly shownBy: (position: StackPosition) => StateShown;
  readonly chosen: ChosenState;
  readonly choose: (state: ChosenState) => void;
  /** Everything drawn over the images is switched off. */
  readonly isOff: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly setHidden: (keys: readonly string[], isHidden: boolean) => void;
  readonly setOff: (isOff: boolean) => void;
  readonly isPanelOpen: boolean;
  readonly setPanelOpen: (isOpen: boolean) => void;
  readonly actions: Pick<PaneActions, 'toggleMarks' | 'toggleStored' | 'openMarks'>;
}

/** States, structures and segments for one pane: what there is, what of it is shown, and what the canvas is to draw. */
export function useMarks(displaySet: StackDisplaySet, contents: ReadyContents, isPainted: boolean): Marks {
  const { displaySets, frames } = contents;
  const [chosen, choose] = useState<ChosenState>('default');
  const [isOff, setOff] = useState(false);
  const [isPanelOpen, setPanelOpen] = useState(false);
  const [hidden, setHiddenKeys] = useState<ReadonlySet<string>>(new Set());
  const [layersState, onLayers] = useState<LayersState>({ waiting: 0, failed: 0 });
  const hasBeenPainted = useOnce(isPainted);
  const isAny = hasMarks(displaySets);
  const states = useMemo(
    () => (isAny ? paneStates(statesOf(displaySets), displaySet) : []),
    [isAny, displaySets, displaySet],
  );
  const pane = useMemo(
    () => (isAny && hasBeenPainted ? paneMarks(studyMarks(displaySets), displaySet) : { ...noMarks, states }),
    [isAny, hasBeenPainted, displaySets, displaySet, states],
  );
  const shownBy = useMemo(() => shownByOf(states, chosen), [states, chosen]);
  const layers = useMemo(
    () => (isAny ? layersOf({ pane, shownBy, isOff, hidden, frames }) : undefined),
    [isAny, pane, shownBy, isOff, hidden, frames],
  );
  const setHidden = useCallback((keys: readonly string[], isHidden: boolean) => {
    setHiddenKeys((known) => {
      const next = new Set(known);
      for (const key of keys) {
        if (isHidden) next.add(key);
        else next.delete(key);
      }
      return next;
    });
  }, []);
  const marks = { pane, layers, layersState, onLayers, shownBy, chosen, choose, isOff, hidden, setHidden };
  const now = useCurrent({ chosen, isOff });
  const actions = useMemo(() => actionsOf(now, { choose, setOff, setPanelOpen }), [now]);
  return { ...marks, setOff, isPanelOpen, setPanelOpen, actions };
}

function actionsOf(
  now: RefObject<{ readonly chosen: ChosenState; readonly isOff: boolean }>,
  set: {
    readonly choose: (state: ChosenState) => void;
    readonly setOff: (isOff: boolean) => void;
    readonly setPanelOpen: (isOpen: boolean) => void;
  },
): Marks['actions'] {
  return {
    toggleMarks: () => set.setOff(!now.current.isOff),
    toggleStored: () => set.choose(now.current.chosen === 'stored' ? 'default' : 'stored'),
    openMarks: () => set.setPanelOpen(true),
  };
}

function useOnce(isNow: boolean): boolean {
  const [hasBeen, setHasBeen] = useState(false);
  if (isNow && !hasBeen) setHasBeen(true);
  return hasBeen || isNow;
}

function shownByOf(
  states: readonly PresentationState[],
  chosen: ChosenState,
): (position: StackPosition) => StateShown {
  const known = new Map<string, StateShown>();
  return (position) => {
    const key = `${position.instance.sopInstanceUid}|${position.frameNumber}`;
    const found = known.get(key) ?? stateShown(states, chosen, position);
    known.set(key, found);
    return found;
  };
}

function stateShown(
  states: readonly PresentationState[],
  chosen: ChosenState,
  { instance, frameNumber }: StackPosition,
): StateShown {
  const { sopInstanceUid, rows = 0, columns = 0 } = instance;
  const image = { sopInstanceUid, frameNumber, rows, columns, aspect: pixelAspect(instance, frameNumber) };
  const candidates = states.filter(({ references }) => refersTo(references, image));
  if (candidates.length === 0 || chosen === 'stored') return { candidates };
  const wanted =
    chosen === 'default'
      ? undefined
      : candidates.find((state) => state.sopInstanceUid === chosen.sopInstanceUid);
  const state = wanted ?? defaultState(candidates);
  const presentation = state === undefined ? undefined : presentationOf(state, image);
  return state === undefined || presentation === undefined
    ? { candidates }
    : { candidates, state, presentation };
}

function layersOf(of: {
  readonly pane: PaneMarks;
  readonly shownBy: (position: StackPosition) => StateShown;
  readonly isOff: boolean;
  readonly hidden: ReadonlySet<string>;
  readonly frames: ReadyContents['frames'];
}): Layers {
  const { pane, shownBy, isOff, hidden, frames } = of;
  const drawn = isOff ? [] : pane.groups.filter(({ why }) => why === undefined);
  const isShown = (id: string, number: number) => !hidden.has(`${id} ${number}`);
  return {
    frames,
    presentationOf: (position) => shownBy(position).presentation,
    structures: drawn.flatMap(({ id, source }) =>
      'structures' in source ? source.structures.filter(({ number }) => isShown(id, number)) : [],
    ),
    segmentations: drawn.flatMap(({ id, source }) => {
      if (!('segments' in source)) return [];
      const numbers = source.segments.map(({ number }) => number).filter((number) => isShown(id, number));
      return [{ segmentation: source, segments: new Set(numbers) }];
    }),
  };
}
