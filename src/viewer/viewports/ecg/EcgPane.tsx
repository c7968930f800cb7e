import { useMemo, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type MultiplexGroup, parseWaveform } from '#dicom/waveform.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { useHandle } from '#viewer/viewports/useHandle.ts';
import { useWaveform, type Waveform } from '#viewer/viewports/useWaveform.ts';
import { SourceBadges } from '#viewer/viewports/sources/SourceBadges.tsx';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { WaveformCover } from '#viewer/viewports/WaveformCover.tsx';
import { EcgBar } from './EcgBar.tsx';
import { EcgPaper } from './EcgPaper.tsx';
import './ecg.css';
import { useEcgView } from './useEcgView.ts';

type EcgProps = ViewportProps & { readonly displaySet: Extract<DisplaySet, { readonly kind: 'ecg' }> };

/** An ECG on millimetre paper. Every multiplex group can be chosen; what cannot be read is said. */
export function EcgPane(props: EcgProps) {
  const { instance } = props.displaySet;
  const parsed = useMemo(() => parseWaveform(instance.dataset), [instance]);
  const groups = parsed.flatMap((group) => ('unreadable' in group ? [] : [group]));
  const unreadable = parsed.flatMap((group) => ('unreadable' in group ? [group.unreadable] : []));
  const [first] = groups;
  if (first === undefined) return <Unreadable {...props} what={unreadable[0] ?? ''} />;
  return <Curves {...props} groups={groups} first={first} unreadable={unreadable} />;
}

interface CurvesProps extends EcgProps {
  readonly groups: readonly MultiplexGroup[];
  readonly first: MultiplexGroup;
  /** Groups that cannot be read, by what is wrong with each. */
  readonly unreadable: readonly string[];
}

function Curves({ groups, first, unreadable, ...props }: CurvesProps) {
  const { displaySet, contents } = props;
  const { panes } = useMessages();
  const [isPainted, setIsPainted] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const [chosen, setChosen] = useState(first);
  const waveform = useWaveform({ contents, instance: displaySet.instance }, chosen, attempt);
  const view = useEcgView(chosen);
  const live = useCurrent(view);
  useHandle(props.onHandle, () => ({
    zoomBy: (factor) => live.current.zoomBy(factor),
    fit: () => live.current.fit(),
    reset: () => live.current.fit(),
    removeMeasurements: () => live.current.setCaliper(undefined),
  }));
  const label = chosen.label ?? panes.kind.ecg;
  return (
    <PaneFrame
      pane={props}
      kind="ecg"
      state={stateOf(waveform)}
      fidelity="true"
      displaySetId={displaySet.id}
      shows={isPainted ? { instance: displaySet.instance, frame: 1 } : undefined}
      badges={
        <>
          {unreadable.length > 0 && (
            <span className="pane-badge" data-tone="warning" title={unreadable.join(', ')}>
              {panes.ecg.groupsUnreadable(unreadable.length)}
            </span>
          )}
          <SourceBadges contents={contents} instances={[displaySet.instance]} />
        </>
      }
      below={<EcgBar groups={groups} group={chosen} onGroup={setChosen} view={view} />}
    >
      {waveform.state === 'ready' && (
        <EcgPaper
          group={waveform.group}
          values={waveform.values}
          view={view}
          label={label}
          onPainted={() => setIsPainted(true)}
        />
      )}
      <Identity heading={props.heading} />
      <WaveformCover waveform={waveform} onRetry={() => setAttempt(attempt + 1)} />
    </PaneFrame>
  );
}

function Unreadable({ what, ...props }: EcgProps & { readonly what: string }) {
  return (
    <PaneFrame pane={props} kind="ecg" state="failed" displaySetId={props.displaySet.id}>
      <Identity heading={props.heading} />
      <WaveformCover waveform={{ state: 'unreadable', what }} />
    </PaneFrame>
  );
}

function stateOf({ state }: Waveform) {
  if (state === 'loading') return 'loading';
  return state === 'ready' ? 'painted' : 'failed';
}
