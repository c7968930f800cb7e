import { useMessages } from '#viewer/i18n/messages.tsx';
import { type TilesInView } from '#viewer/rendering/slide/slide.ts';

/** How many tiles of what is in view are still on their way. */
export function SlideProgress({ tiles }: { readonly tiles: TilesInView | undefined }) {
  const { slide } = useMessages().panes;
  if (tiles === undefined || tiles.due === 0 || tiles.painted + tiles.failed >= tiles.due) return null;
  const words = slide.fetching(tiles.painted, tiles.due);
  return (
    <div className="pane-progress">
      <span className="pane-pending">{words}</span>
      <progress className="pane-line" value={tiles.painted} max={tiles.due} aria-label={words} />
    </div>
  );
}
