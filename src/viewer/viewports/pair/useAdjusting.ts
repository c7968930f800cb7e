import { type Dispatch, type RefObject, type SetStateAction, useEffect, useRef, useState } from 'react';

import { type PairCommands, type PairSide } from '#viewer/rendering/pair/pair.ts';
import { type Registration } from '#viewer/rendering/pair/registration/register.ts';
import { distance, type Similarity } from '#viewer/rendering/pair/similarity.ts';
import { type Point } from '#viewer/rendering/painting/view.ts';
import { fitOf, type Points, pointsOf, withMoved, withPoint } from './adjusting.ts';

/** How the earlier photograph has been laid on the later. */
export interface Adjustment {
  readonly similarity: Similarity;
  readonly by: 'points' | 'proposal';
  /** Points, or places that agree. */
  readonly places: number;
  /** In pixels of the later photograph. */
  readonly residual: number;
}

export type Step =
  | { readonly kind: 'none' }
  | { readonly kind: 'points'; readonly points: Points }
  | { readonly kind: 'seeking' }
  | { readonly kind: 'proposal'; readonly adjustment: Adjustment }
  | { readonly kind: 'refused'; readonly why: Extract<Registration, { kind: 'refused' }>['why'] | 'broken' };

interface Working {
  readonly pair: string;
  readonly step: Step;
}

export interface Adjusting {
  readonly step: Step;
  /** In force: accepted, or proposed and on trial. */
  readonly adjustment: Adjustment | undefined;
  readonly begin: () => void;
  readonly propose: () => void;
  readonly put: (side: PairSide, point: Point) => void;
  readonly moveTo: (side: PairSide, number: number, point: Point) => void;
  readonly undo: () => void;
  readonly accept: () => void;
  readonly cancel: () => void;
  readonly reset: () => void;
  /** A hand over a half while points are being set. */
  readonly hand: (side: PairSide, phase: 'down' | 'move' | 'up', at: Point) => void;
}

const none: Step = { kind: 'none' };
/** CSS pixels from a point within which a hand takes hold of it. */
const grip = 22;

/** Laying one photograph on the other. What was accepted is remembered for each pair while the pair view is open; `pair` names it. */
export function useAdjusting(pair: string, commands: RefObject<PairCommands | undefined>): Adjusting {
  const [accepted, setAccepted] = useState<ReadonlyMap<string, Adjustment>>(new Map());
  const [working, setWorking] = useState<Working>({ pair, step: none });
  const step = working.pair === pair ? working.step : none;
  const setStep = (next: Step) => setWorking({ pair, step: next });
  const { seek, giveUp } = useSeeking(pair, setWorking);
  const keep = (adjustment: Adjustment | undefined) => {
    const next = new Map(accepted);
    if (adjustment === undefined) next.delete(pair);
    else next.set(pair, adjustment);
    setAccepted(next);
    setStep(none);
  };
  const setPoints = (change: (points: Points) => Points) => {
    if (step.kind === 'points') setStep({ kind: 'points', points: change(step.points) });
  };
  const put = (side: PairSide, point: Point) => setPoints((points) => withPoint(points, { side, point }));
  const moveTo = (side: PairSide, number: number, point: Point) =>
    setPoints((points) => withMoved(points, number, { side, point }));
  const hand = useHand(step, { put, moveTo, commands });
  return {
    step,
    adjustment: inForce(step, accepted.get(pair)),
    begin: () => {
      giveUp();
      setStep({ kind: 'points', points: [] });
    },
    propose: () => seek(commands.current),
    put,
    moveTo,
    undo: () => setPoints((points) => points.slice(0, -1)),
    accept: () => {
      const found = step.kind === 'proposal' ? step.adjustment : fromPoints(step);
      if (found !== undefined) keep(found);
    },
    cancel: () => {
      giveUp();
      setStep(none);
    },
    reset: () => keep(undefined),
    hand,
  };
}

/** What was sought for one pair is not told when another is seen: it would take the points that a hand has set there by now. */
function useSeeking(pair: string, setWorking: Dispatch<SetStateAction<Working>>) {
  const seeking = useRef<AbortController>(undefined);
  const giveUp = () => seeking.current?.abort();
  useEffect(
    () => () => {
      seeking.current?.abort();
      setWorking((now) => (now.pair === pair && now.step.kind === 'seeking' ? { pair, step: none } : now));
    },
    [pair, setWorking],
  );
  const seek = (commands: PairCommands | undefined) => {
    giveUp();
    const stop = new AbortController();
    seeking.current = stop;
    setWorking({ pair, step: { kind: 'seeking' } });
    void sought(commands, stop.signal).then((found) => {
      if (!stop.signal.aborted) setWorking({ pair, step: found });
    });
  };
  return { seek, giveUp };
}

/** While points are set the pictures lie as they were taken, so that nothing moves under the hand. */
function inForce(step: Step, accepted: Adjustment | undefined): Adjustment | undefined {
  if (step.kind === 'points') return undefined;
  return step.kind === 'proposal' ? step.adjustment : accepted;
}

function fromPoints(step: Step): Adjustment | undefined {
  if (step.kind !== 'points') return undefined;
  const fit = fitOf(step.points);
  const places = Math.min(pointsOf(step.points, 'past').length, pointsOf(step.points, 'now').length);
  return fit === undefined ? undefined : { ...fit, by: 'points', places };
}

async function sought(commands: PairCommands | undefined, signal: AbortSignal): Promise<Step> {
  const found = await commands?.propose(signal).catch(() => 'broken' as const);
  if (found === undefined || found === 'broken') return { kind: 'refused', why: 'broken' };
  if (found.kind === 'refused') return found;
  const { similarity, residual, agreeing } = found;
  return { kind: 'proposal', adjustment: { similarity, residual, by: 'proposal', places: agreeing } };
}

interface HandOf extends Pick<Adjusting, 'put' | 'moveTo'> {
  readonly commands: RefObject<PairCommands | undefined>;
}

/** A press near a point takes hold of it; elsewhere it sets the next one, and keeps hold of that until it is lifted. */
function useHand(step: Step, { put, moveTo, commands }: HandOf): Adjusting['hand'] {
  const held = useRef<number>(undefined);
  return (side, phase, at) => {
    const pair = commands.current;
    const point = pair?.toImage(side, at);
    if (step.kind !== 'points' || pair === undefined || point === undefined) return;
    if (phase === 'up') held.current = undefined;
    if (phase === 'move' && held.current !== undefined) moveTo(side, held.current, point);
    if (phase !== 'down') return;
    const own = pointsOf(step.points, side);
    const near = own.findIndex((one) => {
      const seen = pair.toScreen(side, one);
      return seen !== undefined && distance(seen, at) <= grip;
    });
    held.current = near === -1 ? own.length : near;
    if (near === -1) put(side, point);
  };
}
