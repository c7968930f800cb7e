import { type KeyboardEvent } from 'react';
import { PauseIcon, PlayIcon } from '@navikt/aksel-icons';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { type Blink, blinkRates } from './useBlink.ts';

/** The arrows of a control that has focus are its own, not the filmstrip's. */
export function keepKeys(event: KeyboardEvent): void {
  const own = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown'];
  if (own.includes(event.key)) event.stopPropagation();
}

/** Who takes turns how fast; by hand where the machine has been told to move little. */
export function BlinkControls({ blink }: { readonly blink: Blink }) {
  const { pair } = useMessages().panes.photoSet;
  return (
    <span className="pair-controls">
      <Button onClick={blink.change}>{pair.change}</Button>
      <Button
        variant="tertiary"
        icon={blink.isRunning ? <PauseIcon aria-hidden /> : <PlayIcon aria-hidden />}
        onClick={blink.toggle}
      >
        {blink.isRunning ? pair.stop : pair.start}
      </Button>
      <label className="pair-range">
        <span>{pair.rate}</span>
        <input
          type="range"
          min={blinkRates.slowest}
          max={blinkRates.fastest}
          step={blinkRates.step}
          value={blink.rate}
          aria-valuetext={pair.rateValue(blink.rate)}
          onKeyDown={keepKeys}
          onChange={(event) => blink.setRate(Number(event.currentTarget.value))}
        />
      </label>
      {blink.isCalm && !blink.isRunning && <span className="pair-quiet">{pair.calm}</span>}
    </span>
  );
}

export interface ShareProps {
  /** Percent. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

export function GhostControl({ value, onChange }: ShareProps) {
  const { pair } = useMessages().panes.photoSet;
  return (
    <span className="pair-controls">
      <label className="pair-range">
        <span>{pair.ghost}</span>
        <input
          type="range"
          min={0}
          max={100}
          value={value}
          aria-valuetext={pair.ghostValue(value)}
          onKeyDown={keepKeys}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
        />
      </label>
    </span>
  );
}

/** The line between then and now is itself the control: its handle follows a finger, arrows move it. */
export function WipeControl({ value, onChange }: ShareProps) {
  const { pair } = useMessages().panes.photoSet;
  return (
    <>
      <span className="pair-line" aria-hidden />
      <input
        type="range"
        className="pair-wipe"
        min={0}
        max={100}
        step={0.5}
        value={value}
        aria-label={pair.wipe}
        aria-valuetext={pair.wipeValue(Math.round(value))}
        onKeyDown={keepKeys}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </>
  );
}
