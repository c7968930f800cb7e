import { type DisplaySet } from '#dicom/displaySet.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { minutesAndSeconds } from '#viewer/i18n/numbers.ts';
import { Announcement } from '#viewer/viewports/Announcement.tsx';
import { PlayerBar } from '#viewer/viewports/PlayerBar.tsx';
import { FilmRate } from './FilmRate.tsx';
import { FilmSound } from './FilmSound.tsx';
import { type FilmPlayer } from './useFilm.ts';

export interface FilmBarProps {
  readonly displaySet: Extract<DisplaySet, { readonly kind: 'video' }>;
  readonly player: FilmPlayer;
  readonly isActive: boolean;
}

/** Place in the film as frame number and time, the player's controls, and A–B repeat. */
export function FilmBar({ displaySet, player, isActive }: FilmBarProps) {
  const { panes } = useMessages();
  const { state, total, seconds, actions, goTo } = player;
  const at = `${minutesAndSeconds(state.seconds)} / ${minutesAndSeconds(seconds)}`;
  return (
    <div className="pane-film-bar">
      <input
        type="range"
        className="pane-film-seek"
        aria-label={panes.seek}
        aria-valuetext={`${panes.frameLabel(state.frame, total)}, ${at}`}
        min={1}
        max={Math.max(1, total)}
        value={state.wanted}
        disabled={!player.isReady}
        onChange={(event) => goTo(Number(event.currentTarget.value))}
      />
      <PlayerBar
        isActive={isActive}
        isPlaying={state.isPlaying}
        speed={player.speed}
        onPlayPause={state.isPlaying ? actions.pause : actions.play}
        onStep={actions.step}
        onFirst={actions.toFirst}
        onLast={actions.toLast}
        onSpeed={player.chooseSpeed}
      >
        <span className="pane-counter-text">{panes.imageOf(state.frame, total)}</span>
        <span className="pane-quiet">{at}</span>
        <Repeating player={player} />
        <FilmRate instance={displaySet.instance} film={player.film} />
        {state.isPlaying && state.measuredRate > 0 && (
          <span className="pane-quiet">{panes.measured(state.measuredRate)}</span>
        )}
        {player.film?.description.hasSound === true && <FilmSound onVolume={player.setVolume} />}
      </PlayerBar>
      <Announcement
        text={state.isPlaying || !player.isReady ? '' : panes.frameLabel(state.frame, total)}
        isActive={isActive}
      />
    </div>
  );
}

/** A, then B, then gone. */
function Repeating({ player }: { readonly player: FilmPlayer }) {
  const { panes } = useMessages();
  const { repeat, chooseRepeat, state } = player;
  const { from, to } = repeat;
  if (from === undefined) {
    return (
      <button type="button" className="pane-text-button" onClick={() => chooseRepeat({ from: state.frame })}>
        {panes.loopStart}
      </button>
    );
  }
  if (to === undefined) {
    const end = state.frame;
    return (
      <button
        type="button"
        className="pane-text-button"
        onClick={() => chooseRepeat({ from: Math.min(from, end), to: Math.max(from + 1, end) })}
      >
        {panes.loopEnd}
      </button>
    );
  }
  return (
    <button type="button" className="pane-text-button" aria-pressed onClick={() => chooseRepeat({})}>
      {panes.looping(String(from), String(to))} · {panes.loopClear}
    </button>
  );
}
