import { PauseFillIcon, PlayFillIcon, SkipBackwardIcon } from '@navikt/aksel-icons';

import { durationOf, type MultiplexGroup } from '#dicom/waveform.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { speeds } from '#viewer/viewports/playback.ts';
import { type Sound } from './useSound.ts';

/** Player, place, speed, strength, and the stretch that is repeated: A, then B, then gone. */
export function SoundBar({ sound, group }: { readonly sound: Sound; readonly group: MultiplexGroup }) {
  const { panes } = useMessages();
  const duration = durationOf(group);
  const at = panes.sound.at(sound.seconds, duration);
  return (
    <div className="pane-film-bar">
      <input
        type="range"
        className="pane-film-seek"
        aria-label={panes.seek}
        aria-valuetext={at}
        min={0}
        max={duration}
        step={0.01}
        value={sound.seconds}
        onChange={(event) => sound.goTo(Number(event.currentTarget.value))}
      />
      <div className="pane-player" role="toolbar" aria-label={panes.play}>
        <IconButton
          tooltipSide="top"
          label={panes.toStart}
          icon={<SkipBackwardIcon aria-hidden />}
          onClick={() => sound.goTo(0)}
        />
        <IconButton
          tooltipSide="top"
          className="pane-play"
          label={sound.isPlaying ? panes.pause : panes.play}
          icon={sound.isPlaying ? <PauseFillIcon aria-hidden /> : <PlayFillIcon aria-hidden />}
          onClick={sound.isPlaying ? sound.pause : sound.play}
        />
        <SpeedChoice sound={sound} />
        <div className="pane-player-more">
          <span className="pane-quiet">{at}</span>
          <Repeating sound={sound} />
          <Strength sound={sound} />
          <span className="pane-quiet">
            {panes.sound.recorded(group.samplingFrequency, group.channels.length)}
          </span>
        </div>
      </div>
    </div>
  );
}

function Repeating({ sound }: { readonly sound: Sound }) {
  const { panes } = useMessages();
  const { stretch, seconds, setStretch } = sound;
  const { from, to } = stretch;
  const name =
    from === undefined
      ? panes.loopStart
      : to === undefined
        ? panes.loopEnd
        : `${panes.looping(panes.sound.place(from), panes.sound.place(to))} · ${panes.loopClear}`;
  const next =
    from === undefined
      ? { from: seconds }
      : to === undefined
        ? { from: Math.min(from, seconds), to: Math.max(from + 0.05, seconds) }
        : {};
  return (
    <button
      type="button"
      className="pane-text-button"
      aria-pressed={to !== undefined}
      onClick={() => setStretch(next)}
    >
      {name}
    </button>
  );
}

function SpeedChoice({ sound }: { readonly sound: Sound }) {
  const { panes } = useMessages();
  return (
    <select
      className="pane-speed"
      aria-label={panes.speedName(panes.speed(sound.speed))}
      value={String(sound.speed)}
      onChange={(event) =>
        sound.setSpeed(speeds.find((one) => String(one) === event.currentTarget.value) ?? 1)
      }
    >
      {speeds.map((speed) => (
        <option key={speed} value={String(speed)}>
          {panes.speed(speed)}
        </option>
      ))}
    </select>
  );
}

function Strength({ sound }: { readonly sound: Sound }) {
  const { panes } = useMessages();
  return (
    <label className="sound-strength">
      <span className="pane-quiet">{panes.sound.strength}</span>
      <input
        type="range"
        min={0}
        max={1}
        step={0.05}
        defaultValue={1}
        onChange={(event) => sound.setStrength(Number(event.currentTarget.value))}
      />
    </label>
  );
}
