import { useEffect, useState, useSyncExternalStore } from 'react';

import { type PairSide } from '#viewer/rendering/pair/pair.ts';

const calm = matchMedia('(prefers-reduced-motion: reduce)');

/** Changes a second: three flashes, and any more are dangerous (WCAG 2.3.1), are six. */
export const blinkRates = { slowest: 0.5, fastest: 4, step: 0.5 } as const;

export interface Blink {
  readonly shown: PairSide;
  /** Of itself; never where the machine has been told to move little, unless it is asked for here. */
  readonly isRunning: boolean;
  readonly isCalm: boolean;
  readonly rate: number;
  readonly setRate: (rate: number) => void;
  readonly change: () => void;
  readonly toggle: () => void;
}

/** Which of the two is seen while they take turns. */
export function useBlink(isBlinking: boolean): Blink {
  const isCalm = useSyncExternalStore(subscribe, () => calm.matches);
  const [shown, setShown] = useState<PairSide>('now');
  const [wish, setWish] = useState<'run' | 'rest'>();
  const [rate, setRate] = useState(1);
  const isRunning = isBlinking && (wish === undefined ? !isCalm : wish === 'run');
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setShown(other), 1000 / rate);
    return () => clearInterval(timer);
  }, [isRunning, rate]);
  return {
    shown,
    isRunning,
    isCalm,
    rate,
    setRate,
    change: () => {
      setWish('rest');
      setShown(other);
    },
    toggle: () => setWish(isRunning ? 'rest' : 'run'),
  };
}

function other(side: PairSide): PairSide {
  return side === 'past' ? 'now' : 'past';
}

function subscribe(listener: () => void): () => void {
  calm.addEventListener('change', listener);
  return () => calm.removeEventListener('change', listener);
}
