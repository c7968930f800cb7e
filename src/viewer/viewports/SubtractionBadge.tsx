import { useMessages } from '#viewer/i18n/messages.tsx';
import { type SubtractionShown } from '#viewer/rendering/subtraction/subtraction.ts';
import './layerBadges.css';
import { subtractionWords } from './subtractionWords.ts';

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
      {subtractionWords(subtraction, shown)}
    </button>
  );
}
