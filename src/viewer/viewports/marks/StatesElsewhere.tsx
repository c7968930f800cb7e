import { useId } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { stateName, stateOrigin } from './marksWords.ts';
import { type PlacedState } from './paneMarks.ts';

/** States of other images in the same stack than the one that is seen, and the way to them. */
export function StatesElsewhere(props: {
  readonly states: readonly PlacedState[];
  readonly onGoTo: (index: number) => void;
}) {
  const words = useMessages();
  const { marks } = words.panes;
  const title = useId();
  if (props.states.length === 0) return null;
  return (
    <section className="marks-group" aria-labelledby={title}>
      <h3 id={title}>{marks.elsewhere}</h3>
      <ul>
        {props.states.map((state) => {
          const [first = 0] = state.positions;
          const name = stateName(words.panes, state);
          return (
            <li key={state.sopInstanceUid}>
              <span className="marks-still marks-state">
                <span>{name}</span>
                <span className="marks-quiet">{stateOrigin(words, state)}</span>
              </span>
              <Button
                variant="tertiary"
                aria-label={marks.goToNamed(name)}
                onClick={() => props.onGoTo(first)}
              >
                {marks.goToImage(first + 1)}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
