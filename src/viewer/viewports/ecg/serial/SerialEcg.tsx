import { type ReactNode, useState } from 'react';

import { durationOf } from '#dicom/waveform.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { EcgPaper } from '#viewer/viewports/ecg/EcgPaper.tsx';
import '#viewer/viewports/ecg/ecg.css';
import { Identity, PaneFrame, type PanePlace } from '#viewer/viewports/PaneFrame.tsx';
import { type PaneHandle } from '#viewer/viewports/paneHandle.ts';
import { useCurrent } from '#viewer/viewports/useCurrent.ts';
import { useHandle } from '#viewer/viewports/useHandle.ts';
import { WaveformCover } from '#viewer/viewports/WaveformCover.tsx';
import './serial.css';
import { SerialBar } from './SerialBar.tsx';
import { SerialNotes } from './SerialNotes.tsx';
import { type Recording } from './slopes.ts';
import { useLaidOver } from './useLaidOver.ts';
import { type ChosenRecording, type SerialRecording, useRecording } from './useRecording.ts';
import { useSerialCommands } from './useSerialCommands.ts';

export interface SerialEcgProps extends Pick<PanePlace, 'isActive' | 'onActivate'> {
  readonly later: SerialRecording;
  readonly earlier: SerialRecording;
  readonly onHandle: (handle: PaneHandle | null) => void;
  /** Which of the earlier ones, where there are several. */
  readonly choice: ReactNode;
  /** Back to the two beside each other. */
  readonly onClose: () => void;
}

/** Two ECGs of a patient laid over each other, lead by lead on one paper. Nothing is drawn until both are there. */
export function SerialEcg(props: SerialEcgProps) {
  const later = useRecording(props.later);
  const earlier = useRecording(props.earlier);
  const [one, other] = [readyOf(later), readyOf(earlier)];
  if (one === undefined || other === undefined)
    return <NotYet {...props} missing={one === undefined ? later : earlier} />;
  return <Curves {...props} sides={{ later, earlier }} later={one} earlier={other} />;
}

function readyOf({ waveform }: ChosenRecording): Recording | undefined {
  return waveform.state === 'ready' ? waveform : undefined;
}

type PaneOf = Pick<SerialEcgProps, 'isActive' | 'onActivate'>;

function NotYet({ missing, later, ...props }: SerialEcgProps & { readonly missing: ChosenRecording }) {
  const { serial } = useMessages().panes;
  const { waveform } = missing;
  return (
    <PaneFrame
      pane={placeOf(props, later)}
      kind="ecg"
      state={waveform.state === 'loading' ? 'loading' : 'failed'}
      displaySetId={later.displaySet.id}
    >
      <Identity heading={later.heading} />
      <WaveformCover waveform={waveform} onRetry={missing.retry} />
      {waveform.state !== 'loading' && (
        <p className="serial-missing">{serial.missing(missing.heading.date, missing.heading.hospital)}</p>
      )}
    </PaneFrame>
  );
}

interface CurvesProps extends PaneOf, Pick<SerialEcgProps, 'onHandle' | 'onClose' | 'choice'> {
  readonly later: Recording;
  readonly earlier: Recording;
  readonly sides: { readonly later: ChosenRecording; readonly earlier: ChosenRecording };
}

function Curves({ later, earlier, sides, ...props }: CurvesProps) {
  const { serial } = useMessages().panes;
  const [isPainted, setIsPainted] = useState(false);
  const laid = useLaidOver(later, earlier);
  const live = useCurrent(laid);
  useSerialCommands(laid);
  useHandle(props.onHandle, () => ({
    zoomBy: (factor) => live.current.view.zoomBy(factor),
    fit: () => live.current.view.fit(),
    reset: () => {
      live.current.view.fit();
      live.current.reset();
    },
    removeMeasurements: () => live.current.view.setCaliper(undefined),
  }));
  const { displaySet } = sides.later;
  return (
    <PaneFrame
      pane={placeOf(props, sides.later)}
      kind="ecg"
      state="painted"
      fidelity="true"
      displaySetId={displaySet.id}
      shows={isPainted ? { instance: displaySet.instance, frame: 1 } : undefined}
      below={
        <>
          <SerialNotes
            sides={sides}
            later={later.group}
            earlier={earlier.group}
            laid={laid}
            isPainted={isPainted}
          />
          <SerialBar sides={sides} laid={laid} choice={props.choice} onClose={props.onClose} />
        </>
      }
    >
      <EcgPaper
        {...laid.paper}
        view={laid.view}
        label={serial.paper(durationOf(laid.paper.group))}
        onPainted={() => setIsPainted(true)}
      />
      <Identity heading={sides.later.heading} />
    </PaneFrame>
  );
}

function placeOf({ isActive, onActivate }: PaneOf, { heading }: SerialRecording): PanePlace {
  return { place: 1, heading, isActive, onActivate };
}
