import { XMarkIcon } from '@navikt/aksel-icons';
import { type RefObject, useEffect, useRef } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { toggled } from '#viewer/timeline/filterMenus/FacetValues.tsx';
import { spotWords } from '#viewer/timeline/regionWords.ts';
import { Button, IconButton } from '#viewer/ui/Button.tsx';

import { BodyFigure, type Places } from './BodyFigure.tsx';
import { type Build } from './figure.ts';
import { otherPlaces } from './otherPlaces.ts';
import './body.css';

export interface BodyPanelProps {
  readonly build: Build;
  /** Studies of each place, the rest of the filter as it is. */
  readonly counts: ReadonlyMap<string, number>;
  readonly chosen: readonly string[];
  readonly shown: number;
  readonly onChosen: (spots: readonly string[]) => void;
  readonly onClose: () => void;
}

/** The body as a filter: front and back, and a list of what lies inside or has no place on the figure. */
export function BodyPanel({ build, counts, chosen, shown, onChosen, onClose }: BodyPanelProps) {
  const t = useMessages().finding;
  const panel = useRef<HTMLElement>(null);
  useEscape(panel, onClose);
  const places: Places = { counts, chosen, onToggle: (spot) => onChosen(toggled(chosen, spot)) };
  return (
    <section ref={panel} className="body-panel" aria-label={t.body}>
      <header className="body-header">
        <h2>{t.body}</h2>
        {chosen.length > 0 && (
          <button type="button" className="link-button" onClick={() => onChosen([])}>
            {t.clearBody}
          </button>
        )}
        <IconButton
          label={t.closeBody}
          tooltipSide="left"
          icon={<XMarkIcon aria-hidden />}
          onClick={onClose}
        />
      </header>
      <p id="body-keys" hidden>
        {t.bodyKeys}
      </p>
      <div className="body-views">
        <BodyFigure build={build} view="front" {...places} />
        <BodyFigure build={build} view="back" {...places} />
      </div>
      <Others {...places} />
      <Button className="body-done" variant="primary" onClick={onClose}>
        {t.showStudies(shown)}
      </Button>
    </section>
  );
}

/** Heard within the panel only: elsewhere the key has other meanings. */
function useEscape(panel: RefObject<HTMLElement | null>, onClose: () => void): void {
  useEffect(() => {
    const element = panel.current;
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      onClose();
    };
    element?.addEventListener('keydown', close);
    return () => element?.removeEventListener('keydown', close);
  }, [panel, onClose]);
}

function Others(places: Places) {
  const messages = useMessages();
  const { counts, chosen } = places;
  const spots = otherPlaces(counts, chosen);
  if (spots.length === 0) return null;
  return (
    <div className="body-others">
      <ul aria-label={messages.finding.others}>
        {spots.map((spot) => (
          <li key={spot}>
            <button
              type="button"
              className="chip"
              aria-pressed={chosen.includes(spot)}
              aria-label={messages.finding.place(spotWords(messages, spot), counts.get(spot) ?? 0)}
              onClick={() => places.onToggle(spot)}
            >
              <span className="chip-text">{spotWords(messages, spot)}</span>
              <span className="chip-count">{counts.get(spot) ?? 0}</span>
              {chosen.includes(spot) && <XMarkIcon aria-hidden className="chip-cross" />}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
