import { type DisplaySet } from '#dicom/displaySet.ts';
import { frameTiming } from '#dicom/frameTiming.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { minutesAndSeconds } from '#viewer/i18n/numbers.ts';
import { PlayerBar } from './PlayerBar.tsx';
import { type FilmPlayer } from './VideoPane.tsx';

export interface FilmBarProps {
  readonly displaySet: Extract<DisplaySet, { readonly kind: 'video' }>;
  readonly player: FilmPlayer;
}

/** Place in the film as frame number and time, the player's controls, and A–B repeat. */
export function FilmBar({ displaySet, player }: FilmBarProps) {
  const { panes } = useMessages();
  const { state, framesPerSecond, actions, goTo } = player;
  const { total } = state;
  const timing = frameTiming(displaySet.instance);
  const at = `${minutesAndSeconds(state.seconds)} / ${minutesAndSeconds(total / framesPerSecond)}`;
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
        <span
          className={timing.source === 'assumed' ? 'pane-warning' : 'pane-quiet'}
          title={
            timing.source === 'assumed' ? panes.rateUnknown(framesPerSecond) : panes.trueRate(framesPerSecond)
          }
        >
          {timing.source === 'assumed' ? panes.rateUnknownShort : panes.rate(framesPerSecond)}
        </span>
        {state.isPlaying && state.measuredRate > 0 && (
          <span className="pane-quiet">{panes.measured(state.measuredRate)}</span>
        )}
      </PlayerBar>
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
