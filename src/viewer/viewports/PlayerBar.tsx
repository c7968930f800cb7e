import {
  BackwardIcon,
  ForwardIcon,
  PauseFillIcon,
  PlayFillIcon,
  SkipBackwardIcon,
  SkipForwardIcon,
} from '@navikt/aksel-icons';
import { type ReactNode } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { SpokenChange } from './Announcement.tsx';
import { type Speed, speeds } from './playback.ts';

export interface PlayerBarProps {
  readonly isPlaying: boolean;
  readonly speed: Speed;
  readonly onPlayPause: () => void;
  readonly onStep: (frames: 1 | -1) => void;
  readonly onFirst: () => void;
  readonly onLast: () => void;
  readonly onSpeed: (speed: Speed) => void;
  /** Its pane is the one that keys act on. */
  readonly isActive: boolean;
  readonly children?: ReactNode;
}

/** Controls of a loop or a film, the same in both. */
export function PlayerBar(props: PlayerBarProps) {
  const { panes } = useMessages();
  const side = { tooltipSide: 'top' as const };
  return (
    <div className="pane-player" role="toolbar" aria-label={panes.play}>
      <IconButton
        {...side}
        label={panes.toStart}
        icon={<SkipBackwardIcon aria-hidden />}
        onClick={props.onFirst}
      />
      <IconButton
        {...side}
        label={panes.stepBack}
        icon={<BackwardIcon aria-hidden />}
        onClick={() => props.onStep(-1)}
      />
      <IconButton
        {...side}
        className="pane-play"
        label={props.isPlaying ? panes.pause : panes.play}
        icon={props.isPlaying ? <PauseFillIcon aria-hidden /> : <PlayFillIcon aria-hidden />}
        onClick={props.onPlayPause}
      />
      <IconButton
        {...side}
        label={panes.stepForward}
        icon={<ForwardIcon aria-hidden />}
        onClick={() => props.onStep(1)}
      />
      <IconButton
        {...side}
        label={panes.toEnd}
        icon={<SkipForwardIcon aria-hidden />}
        onClick={props.onLast}
      />
      <SpeedChoice {...props} />
      <div className="pane-player-more">{props.children}</div>
      <SpokenChange
        text={panes.playback[props.isPlaying ? 'playing' : 'paused'](
          panes.speedName(panes.speed(props.speed)),
        )}
        within={0}
        isActive={props.isActive}
      />
    </div>
  );
}

function SpeedChoice({ speed, onSpeed }: PlayerBarProps) {
  const { panes } = useMessages();
  return (
    <select
      className="pane-speed"
      aria-label={panes.speedName(panes.speed(speed))}
      value={String(speed)}
      onChange={(event) => onSpeed(speeds.find((one) => String(one) === event.currentTarget.value) ?? 1)}
    >
      {speeds.map((one) => (
        <option key={one} value={String(one)}>
          {panes.speed(one)}
        </option>
      ))}
    </select>
  );
}
