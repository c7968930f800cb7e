import { useCallback, useMemo, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { durationOf, type MultiplexGroup, parseWaveform } from '#dicom/waveform.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { useHandle } from '#viewer/viewports/useHandle.ts';
import { useWaveform, type Waveform } from '#viewer/viewports/useWaveform.ts';
import { SourceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { WaveformCover } from '#viewer/viewports/WaveformCover.tsx';
import { amplitudes, asSound, wavOf } from './sound.ts';
import { SoundBar } from './SoundBar.tsx';
import { SoundPicture } from './SoundPicture.tsx';
import './sound.css';
import { useSound } from './useSound.ts';

type SoundProps = ViewportProps & { readonly displaySet: Extract<DisplaySet, { readonly kind: 'audio' }> };

/** A sound recording: its outline, and the browser's own player. */
export function SoundPane({ displaySet, contents, ...props }: SoundProps) {
  const { instance } = displaySet;
  const { panes } = useMessages();
  const [isPainted, setIsPainted] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const parsed = useMemo(() => parseWaveform(instance.dataset)[0], [instance]);
  const group = useMemo(
    () => (parsed === undefined || 'unreadable' in parsed ? undefined : asSound(parsed)),
    [parsed],
  );
  const fetched = useWaveform({ contents, instance }, group, attempt);
  const waveform = useMemo<Waveform>(
    () => (group === undefined ? { state: 'unreadable', what: whyNot(parsed) } : fetched),
    [group, parsed, fetched],
  );
  const heard = useHeard(waveform);
  const sound = useSound(heard?.file);
  const live = useCurrent(sound);
  useHandle(props.onHandle, () => ({
    play: () => live.current.play(),
    pause: () => live.current.pause(),
    isPlaying: () => live.current.isPlaying,
    toFirst: () => live.current.goTo(0),
    step: (count) => live.current.goTo(live.current.seconds + count),
    changeSpeed: (step) => live.current.changeSpeed(step),
  }));
  const onPainted = useCallback(() => setIsPainted(true), []);
  return (
    <PaneFrame
      pane={props}
      kind="audio"
      fidelity="true"
      state={waveform.state === 'loading' ? 'loading' : waveform.state === 'ready' ? 'painted' : 'failed'}
      displaySetId={displaySet.id}
      shows={isPainted ? { instance, frame: 1 } : undefined}
      badges={<SourceBadges contents={contents} instances={[instance]} />}
      below={heard !== undefined && <SoundBar sound={sound} group={heard.group} />}
    >
      {heard !== undefined && (
        <SoundPicture
          channels={heard.channels}
          duration={durationOf(heard.group)}
          seconds={sound.seconds}
          stretch={sound.stretch}
          label={panes.sound.picture(durationOf(heard.group))}
          onSeek={sound.goTo}
          onPainted={onPainted}
        />
      )}
      <Identity heading={props.heading} />
      <WaveformCover waveform={waveform} onRetry={() => setAttempt(attempt + 1)} />
    </PaneFrame>
  );
}

function whyNot(parsed: ReturnType<typeof parseWaveform>[number] | undefined): string {
  return parsed !== undefined && 'unreadable' in parsed ? parsed.unreadable : 'Waveform Sequence (5400,0100)';
}

interface Heard {
  readonly group: MultiplexGroup;
  readonly channels: readonly Float32Array[];
  readonly file: Blob;
}

function useHeard(waveform: Waveform): Heard | undefined {
  return useMemo(() => {
    if (waveform.state !== 'ready') return undefined;
    const { group, values } = waveform;
    const channels = amplitudes(group, values);
    return { group, channels, file: wavOf(channels, group.samplingFrequency) };
  }, [waveform]);
}
