import { useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type DocumentSet } from '#viewer/viewports/documentForm.ts';
import { KindIcon } from '#viewer/viewports/KindIcon.tsx';
import { DownloadOriginal } from '#viewer/viewports/original/DownloadOriginal.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { InstanceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';
import { useHandle } from '#viewer/viewports/useHandle.ts';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { ArchivedCover, ArchivedLoading } from './ArchivedCover.tsx';
import './archived.css';
import { RecordingPlayer } from './RecordingPlayer.tsx';
import { useDocument } from './useDocument.ts';

/** A file of sound in the browser's own player; nothing is heard until someone asks for it. */
export function RecordingPane({
  displaySet,
  ...props
}: ViewportProps & { readonly displaySet: DocumentSet }) {
  const { archived, panes } = useMessages();
  const { sound } = archived;
  const [attempt, setAttempt] = useState(0);
  const [playing, setPlaying] = useState<'unknown' | 'possible' | 'impossible'>('unknown');
  const { instance } = displaySet;
  const media = (displaySet.media ?? '').split(';')[0] ?? '';
  const { contents } = props;
  const fetched = useDocument({ retrieval: contents.retrieval, instance }, attempt);
  const place = useRef<HTMLDivElement>(null);
  const player = () => place.current?.querySelector('audio');
  useHandle(props.onHandle, () => ({
    // Refused or interrupted: the player shows that it is not playing.
    play: () =>
      void player()
        ?.play()
        .catch(() => undefined),
    pause: () => player()?.pause(),
    isPlaying: () => player()?.paused === false,
  }));
  const why =
    fetched.state === 'failed'
      ? fetched.why
      : playing === 'impossible'
        ? sound.notPlayable(media)
        : undefined;
  return (
    <PaneFrame
      pane={props}
      kind="audio"
      state={why !== undefined ? 'failed' : playing === 'possible' ? 'painted' : 'loading'}
      {...(playing === 'possible' ? { fidelity: 'true' } : {})}
      displaySetId={displaySet.id}
      badges={<InstanceBadges contents={contents} instance={instance} />}
      shows={playing === 'possible' ? { instance, frame: 1 } : undefined}
    >
      <div className="pane-card">
        <Identity heading={props.heading} />
        <KindIcon kind="audio" className="pane-card-icon" />
        <h3>{displaySet.description ?? panes.kind.audio}</h3>
        {fetched.state === 'fetched' && (
          <RecordingPlayer bytes={fetched.bytes} media={media} onKnown={setPlaying} place={place} />
        )}
      </div>
      {fetched.state === 'loading' && <ArchivedLoading what={sound.loading} />}
      {why !== undefined && (
        <ArchivedCover what={sound.failed} why={why} onRetry={() => setAttempt(attempt + 1)}>
          <DownloadOriginal contents={contents} instance={instance} />
        </ArchivedCover>
      )}
    </PaneFrame>
  );
}
