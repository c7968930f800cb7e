import { type Ref, useRef, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { transferSyntax } from '#dicom/transferSyntax.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Identity, PaneFrame, type PaneState } from '#viewer/viewports/PaneFrame.tsx';
import { useHandle } from '#viewer/viewports/useHandle.ts';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { useZoom } from '#viewer/viewports/zoomable.ts';
import { FilmBar } from './FilmBar.tsx';
import { useFilm } from './useFilm.ts';
import { useVideo, type Video } from './useVideo.ts';
import './video.css';
import { VideoBadges } from './VideoBadges.tsx';
import { VideoFailed, VideoLoading } from './VideoCover.tsx';

type VideoSet = Extract<DisplaySet, { readonly kind: 'video' }>;

/** What has become of the `<video>` with this address; another address starts over. */
interface Playing {
  readonly url: string;
  readonly phase: 'painted' | 'failed' | 'interrupted';
}

/** A film in the browser's own player, without its controls: ours step exactly, frame by frame. */
export function VideoPane({ displaySet, ...props }: ViewportProps & { readonly displaySet: VideoSet }) {
  const { instance } = displaySet;
  const [attempt, setAttempt] = useState(0);
  const [isConverted, setIsConverted] = useState(false);
  const [playing, setPlaying] = useState<Playing>();
  const element = useRef<HTMLElement>(null);
  const stage = useRef<HTMLDivElement>(null);
  const player = useRef<HTMLVideoElement>(null);
  const zoom = useZoom(stage, player);
  const video = useVideo({ contents: props.contents, instance, isConverted, attempt });
  const ready = video.state === 'ready' ? video : undefined;
  const phase = phaseOf(video.state, playing?.url === ready?.url ? playing?.phase : undefined);
  const film = useFilm({ instance, video: ready, element, player, isReady: phase === 'painted' });
  useHandle(props.onHandle, () => ({ ...film.actions, ...zoom, reset: zoom.fit }));
  // What the browser said that it plays, it may still fail at; re-encoded, every browser plays it.
  const onError = (url: string, code: number | undefined) => {
    if (code === MediaError.MEDIA_ERR_NETWORK) setPlaying({ url, phase: 'interrupted' });
    else if (ready?.description.made === 'converted') setPlaying({ url, phase: 'failed' });
    else setIsConverted(true);
  };
  const retry = () => {
    setPlaying(undefined);
    setAttempt(attempt + 1);
  };
  return (
    <PaneFrame
      ref={element}
      pane={props}
      kind="video"
      state={phase}
      displaySetId={displaySet.id}
      badges={<VideoBadges contents={props.contents} instance={instance} description={ready?.description} />}
      fidelity="lossy"
      framesTotal={film.total}
      below={<FilmBar displaySet={displaySet} player={film} isActive={props.isActive} />}
    >
      <div ref={stage} className="pane-film">
        {ready !== undefined && (
          <Player
            key={`${attempt} ${ready.url}`}
            ref={player}
            url={ready.url}
            onPainted={() => setPlaying({ url: ready.url, phase: 'painted' })}
            onError={(code) => onError(ready.url, code)}
          />
        )}
      </div>
      <Identity heading={props.heading} />
      {phase === 'loading' && <VideoLoading isConverting={isConverting(instance, video)} />}
      {phase === 'failed' && (
        <VideoFailed why={video.state === 'failed' ? video.why : playing?.phase} onRetry={retry} />
      )}
    </PaneFrame>
  );
}

interface PlayerProps {
  readonly ref: Ref<HTMLVideoElement>;
  readonly url: string;
  readonly onPainted: () => void;
  /** With MediaError's code, where there is one. */
  readonly onError: (code: number | undefined) => void;
}

/** Captions do not exist for what an endoscope saw; sound is off until asked for. A film that stands still because nothing comes says so. */
function Player({ ref, url, onPainted, onError }: PlayerProps) {
  const { video } = useMessages().panes;
  const [isWaiting, setWaiting] = useState(false);
  return (
    <>
      <video
        ref={ref}
        src={url}
        muted
        loop
        playsInline
        preload="auto"
        onLoadedData={onPainted}
        onWaiting={() => setWaiting(true)}
        onPlaying={() => setWaiting(false)}
        onSeeked={() => setWaiting(false)}
        onError={(event) => onError(event.currentTarget.error?.code)}
      />
      {isWaiting && <output className="film-waiting">{video.waiting}</output>}
    </>
  );
}

function phaseOf(state: Video['state'], played: Playing['phase'] | undefined): PaneState {
  if (state === 'failed') return 'failed';
  if (state !== 'ready' || played === undefined) return 'loading';
  return played === 'interrupted' ? 'failed' : played;
}

/** No browser plays MPEG-2: the wait is for more than fetching, and is said from the start. */
function isConverting({ transferSyntaxUid }: Instance, video: Video): boolean {
  return (
    transferSyntax(transferSyntaxUid ?? '')?.codec === 'mpeg-2' ||
    (video.state === 'loading' && video.isConverting)
  );
}
