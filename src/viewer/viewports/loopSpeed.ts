import { useEffect, useState } from 'react';
import { create } from 'zustand';

import { type Link } from '#viewer/rendering/canvas.ts';
import { type Speed, speedBeside } from './playback.ts';

interface Shared {
  readonly speed: Speed;
  /** Loops on screen that go by it: with the last of them it is forgotten. */
  readonly loops: number;
}

/** Locked loops go by one clock, and a clock has one speed: it belongs to the lock, not to any of the loops. By group of the link. */
const useSharedSpeeds = create<Readonly<Record<string, Shared>>>(() => ({}));

/** What locked loops of this patient's two windows are played at: locks that begin here begin with it. Undefined while no other window has told. */
let inBoth: Speed | undefined;

/** Of the locked loops on screen; undefined where none are. */
export function useSharedSpeed(): Speed | undefined {
  return useSharedSpeeds((groups) =>
    Object.values(groups)
      .map(speedIn)
      .find((speed) => speed !== undefined),
  );
}

/** As told by the other window, for one clock goes in both; undefined: there is none any more. */
export function setSharedSpeed(speed: Speed | undefined): void {
  inBoth = speed;
  if (speed === undefined) return;
  const groups = Object.entries(useSharedSpeeds.getState());
  useSharedSpeeds.setState(
    Object.fromEntries(groups.map(([group, shared]) => [group, { ...shared, speed }])),
  );
}

function speedIn(shared: Shared | undefined): Speed | undefined {
  return shared === undefined || shared.loops === 0 ? undefined : shared.speed;
}

export interface LoopSpeed {
  readonly speed: Speed;
  readonly setSpeed: (speed: Speed) => void;
  readonly changeSpeed: (step: 1 | -1) => void;
  /** Whether the speed is that of all loops of a lock. */
  readonly isShared: boolean;
}

/** How fast a loop is played: as it was told itself, or as the loops that it is locked to were told. */
export function useLoopSpeed(link: Link | undefined): LoopSpeed {
  const [own, setOwn] = useState<Speed>(1);
  const group = link?.lock === undefined ? undefined : link.group;
  const shared = useSharedSpeeds((groups) => (group === undefined ? undefined : speedIn(groups[group])));
  useEffect(() => {
    if (group === undefined) return undefined;
    join(group, 1);
    return () => join(group, -1);
  }, [group]);
  if (group === undefined)
    return {
      speed: own,
      setSpeed: setOwn,
      changeSpeed: (step) => setOwn((now) => speedBeside(now, step)),
      isShared: false,
    };
  const speed = shared ?? inBoth ?? 1;
  const setSpeed = (next: Speed) => {
    if (inBoth !== undefined) inBoth = next;
    useSharedSpeeds.setState((groups) => ({ [group]: { loops: groups[group]?.loops ?? 0, speed: next } }));
  };
  return { speed, setSpeed, changeSpeed: (step) => setSpeed(speedBeside(speed, step)), isShared: true };
}

function join(group: string, by: 1 | -1): void {
  useSharedSpeeds.setState((groups) => {
    const known = groups[group];
    return { [group]: { loops: (known?.loops ?? 0) + by, speed: speedIn(known) ?? inBoth ?? 1 } };
  });
}
