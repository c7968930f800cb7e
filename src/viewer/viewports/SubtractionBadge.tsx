import { useMessages } from '#viewer/i18n/messages.tsx';
import { type SubtractionShown } from '#viewer/rendering/subtraction/subtraction.ts';
import './layerBadges.css';

/** Whether the picture is a difference, of what, and the switch to the other of the two. */
export function SubtractionBadge(props: { readonly shown: SubtractionShown; readonly onToggle: () => void }) {
  const { subtraction } = useMessages().panes;
  const { shown } = props;
  const isDifference = shown.kind === 'subtracted';
  return (
    <button
      type="button"
      className="pane-badge layer-switch"
      data-subtraction={shown.kind}
      data-tone={shown.kind === 'refused' ? 'warning' : undefined}
      aria-pressed={isDifference}
      title={isDifference ? subtraction.showOriginal : subtraction.showSubtracted}
      onClick={props.onToggle}
    >
      <Words shown={shown} />
    </button>
  );
}

function Words({ shown }: { readonly shown: SubtractionShown }) {
  const { subtraction } = useMessages().panes;
  switch (shown.kind) {
    case 'off':
    case 'outside':
      return subtraction[shown.kind];
    case 'refused':
      return subtraction.refused(shown.what);
    case 'subtracted': {
      const { masks, contrast, moved, basis } = shown;
      return [
        subtraction.subtracted(masks),
        contrast > 1 ? subtraction.averaged(contrast) : undefined,
        moved.x === 0 && moved.y === 0 ? undefined : subtraction.moved(moved),
        subtraction.basis[basis],
      ]
        .filter((part) => part !== undefined)
        .join(' · ');
    }
  }
}
