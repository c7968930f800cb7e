import {
  ChevronLeftIcon,
  ChevronRightIcon,
  MinusIcon,
  PlusIcon,
  SplitHorizontalIcon,
} from '@navikt/aksel-icons';
import { type ReactNode } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button, IconButton } from '#viewer/ui/Button.tsx';
import { useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';
import { Choice } from '#viewer/viewports/Choice.tsx';
import { paperGains, paperSpeeds } from '#viewer/viewports/ecg/ecgPage.ts';
import { type LaidOver } from './useLaidOver.ts';
import { type ChosenRecording } from './useRecording.ts';

export interface SerialBarProps {
  readonly sides: { readonly later: ChosenRecording; readonly earlier: ChosenRecording };
  readonly laid: LaidOver;
  readonly choice: ReactNode;
  readonly onClose: () => void;
}

/** Which recordings, by which beat, moved how far, on which paper. */
export function SerialBar({ sides, laid, choice, onClose }: SerialBarProps) {
  const { ecg, serial } = useMessages().panes;
  const { view, alignment, stepBeat, moveBy } = laid;
  return (
    <div className="pane-player serial-bar" role="toolbar" aria-label={serial.title}>
      <Button variant="tertiary" icon={<SplitHorizontalIcon aria-hidden />} onClick={onClose}>
        {serial.close}
      </Button>
      {alignment.kind === 'beat' && (
        <>
          <Key
            id="serial.beat.previous"
            name={serial.previousBeat}
            icon={<ChevronLeftIcon aria-hidden />}
            run={() => stepBeat(-1)}
          />
          <output className="serial-beat">{serial.beat(alignment.beat, alignment.beats)}</output>
          <Key
            id="serial.beat.next"
            name={serial.nextBeat}
            icon={<ChevronRightIcon aria-hidden />}
            run={() => stepBeat(1)}
          />
        </>
      )}
      <Key
        id="serial.move.left"
        name={serial.move.left}
        icon={<MinusIcon aria-hidden />}
        run={() => moveBy(-1)}
      />
      <span className="serial-beat">{serial.moved(laid.byHand * 1000)}</span>
      <Key
        id="serial.move.right"
        name={serial.move.right}
        icon={<PlusIcon aria-hidden />}
        run={() => moveBy(1)}
      />
      {choice}
      {(['earlier', 'later'] as const).map((side) => (
        <Groups key={side} recording={sides[side]} label={serial.group[side]} />
      ))}
      <Choice
        label={ecg.speed}
        value={view.speed}
        choices={paperSpeeds}
        nameOf={ecg.speedName}
        onChoose={view.setSpeed}
      />
      <Choice
        label={ecg.gain}
        value={view.gain}
        choices={paperGains}
        nameOf={ecg.gainName}
        onChoose={view.setGain}
      />
    </div>
  );
}

function Groups({ recording, label }: { readonly recording: ChosenRecording; readonly label: string }) {
  const { ecg } = useMessages().panes;
  const { groups, group, chooseGroup } = recording;
  if (groups.length < 2 || group === undefined) return null;
  return (
    <Choice
      label={label}
      value={group}
      choices={groups}
      nameOf={(one) => one.label ?? ecg.groupNumber(one.index + 1)}
      onChoose={chooseGroup}
    />
  );
}

interface KeyProps {
  readonly id: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly run: () => void;
}

function Key({ id, name, icon, run }: KeyProps) {
  const key = useKeyOf(id);
  return (
    <IconButton
      label={name}
      icon={icon}
      tooltipSide="top"
      onClick={run}
      {...(key === undefined ? {} : { shortcut: keyName(key) })}
    />
  );
}
