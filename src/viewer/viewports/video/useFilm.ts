import { type RefObject, useEffect, useRef, useState } from 'react';

import { type Instance } from '#dicom/instance.ts';
import { type Speed, speedBeside } from '#viewer/viewports/playback.ts';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { Film, type FilmState, type Repeat } from './film.ts';
import { type FrameTimes } from './frameTimes.ts';
import { type ReadyVideo } from './useVideo.ts';

const atStart: FilmState = { frame: 1, wanted: 1, seconds: 0, isPlaying: false, measuredRate: 0 };

export type FilmPlayer = ReturnType<typeof useFilm>;

export interface FilmAt {
  readonly instance: Instance;
  /** What is played; undefined until the gateway has said what it is. */
  readonly video: ReadyVideo | undefined;
  readonly element: RefObject<HTMLElement | null>;
  readonly player: RefObject<HTMLVideoElement | null>;
  readonly isReady: boolean;
}

/** Plays a film as soon as it is there, and gives what its bar and the keys do with it. */
export function useFilm({ instance, video, element, player, isReady }: FilmAt) {
  const [state, setState] = useState<FilmState>(atStart);
  const [speed, setSpeed] = useState<Speed>(1);
  const [repeat, setRepeat] = useState<Repeat>({});
  const wishes = useCurrent({ speed, repeat });
  const times = video?.times;
  // A film that is opened anew, as when a better description of it has come, stays where a hand has stopped it.
  const isHeld = useRef(false);
  const film = useOpened(
    { instance, times, element, player, isReady },
    (opened) => {
      opened.setSpeed(wishes.current.speed);
      opened.setLoop(wishes.current.repeat);
      if (!isHeld.current) opened.play();
    },
    setState,
  );
  const chooseSpeed = (next: Speed) => {
    setSpeed(next);
    film.current?.setSpeed(next);
  };
  const chooseRepeat = (next: Repeat) => {
    setRepeat(next);
    film.current?.setLoop(next);
  };
  const goTo = (frame: number) => {
    isHeld.current = true;
    film.current?.goTo(frame);
  };
  const actions = {
    play: () => {
      isHeld.current = false;
      film.current?.play();
    },
    pause: () => {
      isHeld.current = true;
      film.current?.pause();
    },
    isPlaying: () => player.current?.paused === false,
    step: (frames: number) => {
      isHeld.current = true;
      film.current?.step(frames);
    },
    toFirst: () => goTo(1),
    toLast: () => goTo(Number.MAX_SAFE_INTEGER),
    changeSpeed: (step: 1 | -1) => chooseSpeed(speedBeside(wishes.current.speed, step)),
  };
  const setVolume = (volume: number) => film.current?.setVolume(volume);
  const total = times?.total ?? instance.numberOfFrames;
  const seconds = (times?.ends.at(-1) ?? 0) - (times?.starts[0] ?? 0);
  const chosen = { speed, chooseSpeed, repeat, chooseRepeat };
  return { state, ...chosen, total, seconds, actions, goTo, setVolume, isReady, film: video };
}

interface Opening extends Omit<FilmAt, 'video'> {
  readonly times: FrameTimes | undefined;
}

/** The film on its player. After it has broken off, its new player begins at nought: it goes on from where it was. */
function useOpened(
  { instance: { sopInstanceUid }, times, element, player, isReady }: Opening,
  onOpened: (film: Film) => void,
  onState: (state: FilmState) => void,
): RefObject<Film | null> {
  const film = useRef<Film>(null);
  const left = useRef(1);
  const live = useCurrent({ onOpened });
  useEffect(() => {
    const playing = player.current;
    if (!isReady || playing === null || times === undefined) return undefined;
    const reached = left.current;
    const onFrame = (frame: number) => {
      left.current = frame;
      element.current?.setAttribute('data-sop-instance-uid', sopInstanceUid);
      element.current?.setAttribute('data-frame', String(frame));
    };
    const opened = new Film(playing, { times, onFrame, onState });
    film.current = opened;
    if (playing.currentTime === 0 && reached > 1) opened.goTo(reached);
    live.current.onOpened(opened);
    return () => opened.close();
  }, [isReady, player, element, sopInstanceUid, times, live, onState]);
  return film;
}
