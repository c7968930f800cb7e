import { useEffect, useMemo, useRef, useState } from 'react';

import { type Speed, speedBeside } from '#viewer/viewports/playback.ts';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';

/** Seconds that are repeated once both are set. */
export interface Stretch {
  readonly from?: number;
  readonly to?: number;
}

export interface Sound {
  readonly seconds: number;
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly stretch: Stretch;
  readonly play: () => void;
  readonly pause: () => void;
  readonly goTo: (seconds: number) => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly changeSpeed: (step: 1 | -1) => void;
  /** 0 to 1. */
  readonly setStrength: (strength: number) => void;
  readonly setStretch: (stretch: Stretch) => void;
}

/** The browser's own player of a file of sound, followed frame by frame; nothing is heard until someone asks for it. */
export function useSound(file: Blob | undefined): Sound {
  const player = useRef<HTMLAudioElement>(undefined);
  const [at, setAt] = useState({ seconds: 0, isPlaying: false });
  const [speed, setSpeedShown] = useState<Speed>(1);
  const [stretch, setStretch] = useState<Stretch>({});
  const live = useCurrent({ stretch, speed });
  useEffect(() => {
    if (file === undefined) return undefined;
    const url = URL.createObjectURL(file);
    const audio = new Audio(url);
    player.current = audio;
    let request = 0;
    const follow = () => {
      const { from, to } = live.current.stretch;
      if (from !== undefined && to !== undefined && !audio.paused && audio.currentTime >= to)
        audio.currentTime = from;
      const now = { seconds: audio.currentTime, isPlaying: !audio.paused };
      setAt((before) =>
        before.seconds === now.seconds && before.isPlaying === now.isPlaying ? before : now,
      );
      request = requestAnimationFrame(follow);
    };
    request = requestAnimationFrame(follow);
    return () => {
      cancelAnimationFrame(request);
      audio.pause();
      audio.removeAttribute('src');
      player.current = undefined;
      URL.revokeObjectURL(url);
    };
  }, [file, live]);
  const actions = useMemo(() => {
    const setSpeed = (next: Speed) => {
      setSpeedShown(next);
      if (player.current !== undefined) player.current.playbackRate = next;
    };
    return {
      setSpeed,
      changeSpeed: (step: 1 | -1) => setSpeed(speedBeside(live.current.speed, step)),
      // Refused or interrupted: the next frame says that it is not playing.
      play: () => void player.current?.play().catch(() => undefined),
      pause: () => player.current?.pause(),
      goTo: (seconds: number) => {
        if (player.current !== undefined) player.current.currentTime = Math.max(0, seconds);
      },
      setStrength: (strength: number) => {
        if (player.current !== undefined) player.current.volume = strength;
      },
    };
  }, [live]);
  return { ...at, speed, stretch, setStretch, ...actions };
}
