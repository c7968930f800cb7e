import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

import {
  type PairCommands,
  type PairListener,
  type PairManner,
  type PairSide,
  type PairState,
} from '#viewer/rendering/pair/pair.ts';
import { type PlaceWords } from '#viewer/rendering/painting/viewPlace.ts';
import { PairSession } from '#viewer/rendering/pair/pairSession.ts';
import { type PairPhoto } from './pairPhoto.ts';

type Elements = Readonly<Record<PairSide, RefObject<HTMLDivElement | null>>>;

export interface PairOnScreen {
  readonly picture: Elements;
  readonly hand: Elements;
  readonly state: PairState;
  readonly commands: PairCommands | undefined;
  /** Has `moved` called whenever the pictures have moved, past React, until the returned function is called. */
  readonly onPlaced: (moved: () => void) => () => void;
}

export interface PairWish {
  readonly photos: Readonly<Record<PairSide, PairPhoto | undefined>>;
  readonly manner: PairManner;
  readonly labels: Readonly<Record<PairSide, string>>;
  /** How the pair lies, for whoever does not see it. */
  readonly place: PlaceWords;
  readonly onPoint: PairListener['onPoint'];
  /** Given what the pair can be asked, for whoever asks between paintings. */
  readonly onCommands: (commands: PairCommands | undefined) => void;
}

const nothing: PairState = { halves: { past: { state: 'empty' }, now: { state: 'empty' } } };

/** The React side of a pair: what it was told to show, and what it said last. */
export function usePairSession(wish: PairWish): PairOnScreen {
  const [picture, hand] = [useElements(), useElements()];
  const [state, setState] = useState(nothing);
  const [session, setSession] = useState<PairSession>();
  const [watchers] = useState(() => new Set<() => void>());
  const { onCommands } = wish;
  const latest = useRef(wish);
  useLayoutEffect(() => {
    latest.current = wish;
  });
  useLayoutEffect(() => {
    const elements = { picture: elementsOf(picture), hand: elementsOf(hand) };
    const listener: PairListener = {
      onState: setState,
      onPlaced: () => {
        for (const moved of watchers) moved();
      },
      onPoint: (side, phase, at) => latest.current.onPoint(side, phase, at),
    };
    const opened = new PairSession(elements, () => listener);
    setSession(opened);
    onCommands(opened.commands);
    return () => {
      onCommands(undefined);
      opened.close();
    };
  }, [picture, hand, watchers, onCommands]);
  const { past, now } = wish.photos;
  useLayoutEffect(() => {
    session?.goTo({ past: targetOf(past), now: targetOf(now) });
  }, [session, past, now]);
  const { manner, labels, place } = wish;
  useLayoutEffect(() => session?.setManner(manner), [session, manner]);
  useEffect(() => session?.setLabels(labels), [session, labels]);
  useEffect(() => session?.setWords(place), [session, place]);
  const onPlaced = useCallback(
    (moved: () => void) => {
      watchers.add(moved);
      return () => {
        watchers.delete(moved);
      };
    },
    [watchers],
  );
  return { picture, hand, state, commands: session?.commands, onPlaced };
}

function useElements(): Elements {
  const [past, now] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)];
  return useMemo(() => ({ past, now }), [past, now]);
}

function elementsOf({ past, now }: Elements): Readonly<Record<PairSide, HTMLElement>> {
  if (past.current === null || now.current === null) throw new Error('both halves are in the page');
  return { past: past.current, now: now.current };
}

function targetOf(photo: PairPhoto | undefined) {
  return photo === undefined ? undefined : { position: photo.position, frames: photo.contents.frames };
}
