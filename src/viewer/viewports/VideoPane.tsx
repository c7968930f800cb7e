import { type RefObject, useEffect, useRef, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { frameTiming } from '#dicom/frameTiming.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import { videoUrl } from '#viewer/archives/urls.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { AssignedIdentity } from './AssignedIdentity.tsx';
import { lossyCompression } from './compression.ts';
import { Film, type FilmState, type Repeat } from './film.ts';
import { FilmBar } from './FilmBar.tsx';
import { LossyBadge } from './LossyBadge.tsx';
import { Identity, PaneFrame } from './PaneFrame.tsx';
import { type Speed, speedBeside } from './playback.ts';
import { useCurrent } from './useCurrent.ts';
import { useHandle } from './useHandle.ts';
import { type ViewportProps } from './viewportProps.ts';
import { useZoom } from './zoomable.ts';

type VideoSet = Extract<DisplaySet, { readonly kind: 'video' }>;

/** A film in the browser's own player, without its controls: ours step exactly, frame by frame. */
export function VideoPane({ displaySet, ...props }: ViewportProps & { readonly displaySet: VideoSet }) {
  const { instance } = displaySet;
  const [attempt, setAttempt] = useState(0);
  const [phase, setPhase] = useState<'loading' | 'painted' | 'failed'>('loading');
  const element = useRef<HTMLElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const video = useRef<HTMLVideoElement>(null);
  const zoom = useZoom(stage, video);
  const player = useFilm({ displaySet, element, video, isReady: phase === 'painted' });
  const { actions } = player;
  useHandle(props.onHandle, () => {
    const { zoomBy, panBy, fit } = zoom;
    return { ...actions, zoomBy, panBy, fit, reset: fit };
  });
  return (
    <PaneFrame
      ref={element}
      place={props.place}
      kind="video"
      heading={props.heading}
      isActive={props.isActive}
      onActivate={props.onActivate}
      state={phase}
      displaySetId={displaySet.id}
      badges={<VideoBadges instance={instance} />}
      fidelity="lossy"
      below={<FilmBar displaySet={displaySet} player={player} />}
    >
      <div ref={stage} className="pane-film">
        {/* Captions do not exist for what an endoscope saw; sound is off until asked for. */}
        <video
          key={attempt}
          ref={video}
          src={videoUrl(props.contents.addressOf(instance))}
          muted
          loop
          playsInline
          preload="auto"
          onLoadedData={() => setPhase('painted')}
          onError={() => setPhase('failed')}
        />
      </div>
      <Identity heading={props.heading} />
      {phase === 'loading' && <VideoLoading />}
      {phase === 'failed' && (
        <VideoFailed
          transferSyntaxUid={instance.transferSyntaxUid}
          onRetry={() => {
            setPhase('loading');
            setAttempt(attempt + 1);
          }}
        />
      )}
    </PaneFrame>
  );
}

function VideoBadges({ instance }: Pick<VideoSet, 'instance'>) {
  return (
    <>
      <AssignedIdentity instance={instance} />
      {/* No video of DICOM is without loss, whether the object says so or not. */}
      <LossyBadge lossy={lossyCompression(instance) ?? { methods: [] }} />
    </>
  );
}

const atStart = { frame: 1, wanted: 1, seconds: 0, isPlaying: false, measuredRate: 0 };

export type FilmPlayer = ReturnType<typeof useFilm>;

interface FilmAt {
  readonly displaySet: VideoSet;
  readonly element: RefObject<HTMLElement | null>;
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly isReady: boolean;
}

function useFilm({ displaySet, element, video, isReady }: FilmAt) {
  const { instance } = displaySet;
  const film = useRef<Film>(null);
  const [state, setState] = useState<FilmState>({ ...atStart, total: instance.numberOfFrames });
  const [speed, setSpeed] = useState<Speed>(1);
  const [repeat, setRepeat] = useState<Repeat>({});
  const wishes = useCurrent({ speed, repeat });
  const { framesPerSecond } = frameTiming(instance);

  useEffect(() => {
    const player = video.current;
    if (!isReady || player === null) return undefined;
    const onFrame = (frame: number) => {
      element.current?.setAttribute('data-sop-instance-uid', instance.sopInstanceUid);
      element.current?.setAttribute('data-frame', String(frame));
    };
    const opened = new Film(player, {
      framesPerSecond,
      numberOfFrames: instance.numberOfFrames,
      onFrame,
      onState: setState,
    });
    film.current = opened;
    opened.setSpeed(wishes.current.speed);
    opened.setLoop(wishes.current.repeat);
    opened.play();
    return () => opened.close();
  }, [isReady, video, element, instance, framesPerSecond, wishes]);
  const chooseSpeed = (next: Speed) => {
    setSpeed(next);
    film.current?.setSpeed(next);
  };
  const chooseRepeat = (next: Repeat) => {
    setRepeat(next);
    film.current?.setLoop(next);
  };
  const actions = {
    play: () => film.current?.play(),
    pause: () => film.current?.pause(),
    isPlaying: () => video.current?.paused === false,
    step: (frames: number) => film.current?.step(frames),
    toFirst: () => film.current?.goTo(1),
    toLast: () => film.current?.goTo(Number.MAX_SAFE_INTEGER),
    changeSpeed: (step: 1 | -1) => chooseSpeed(speedBeside(wishes.current.speed, step)),
  };
  const goTo = (frame: number) => film.current?.goTo(frame);
  return { state, speed, chooseSpeed, repeat, chooseRepeat, framesPerSecond, actions, goTo, isReady };
}

function VideoLoading() {
  const { panes } = useMessages();
  return (
    <div className="pane-progress">
      <span className="pane-pending">{panes.videoLoading}</span>
      <progress className="pane-line" aria-label={panes.videoLoading} />
    </div>
  );
}

function VideoFailed(props: {
  readonly transferSyntaxUid: string | undefined;
  readonly onRetry: () => void;
}) {
  const { panes, common } = useMessages();
  const name = transferSyntax(props.transferSyntaxUid ?? '')?.name;
  return (
    <div className="pane-cover" role="alert">
      <strong>{panes.videoFailed}</strong>
      {name !== undefined && <span>{panes.videoCodec(name)}</span>}
      <Button onClick={props.onRetry}>{common.retry}</Button>
    </div>
  );
}
