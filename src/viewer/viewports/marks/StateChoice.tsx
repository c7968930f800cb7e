import { useId } from 'react';

import { type PresentationState } from '#dicom/presentationState.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { stateName, stateOrigin } from './marksWords.ts';
import { type Marks, type StateShown } from './useMarks.ts';

interface StateChoiceProps {
  readonly marks: Marks;
  readonly shown: StateShown;
}

/** The image as it is stored, or as one of its presentation states wants it, newest first. */
export function StateChoice({ marks, shown }: StateChoiceProps) {
  const words = useMessages();
  const { marks: said } = words.panes;
  const [title, name] = [useId(), useId()];
  const newestFirst = shown.candidates.toSorted((a, b) => (b.created ?? '').localeCompare(a.created ?? ''));
  const isUndecided = shown.state === undefined && marks.chosen !== 'stored' && shown.candidates.length > 1;
  return (
    <section className="marks-group" aria-labelledby={title}>
      <h3 id={title}>{said.shownAs}</h3>
      {isUndecided && <p className="marks-warning">{said.undecided}</p>}
      <ul>
        {newestFirst.map((state) => (
          <li key={state.sopInstanceUid}>
            <label>
              <input
                type="radio"
                name={name}
                checked={shown.state?.sopInstanceUid === state.sopInstanceUid}
                disabled={!state.isApplicable}
                onChange={() => marks.choose({ sopInstanceUid: state.sopInstanceUid })}
              />
              <StateLine state={state} shown={shown} />
            </label>
          </li>
        ))}
        <li>
          <label>
            <input
              type="radio"
              name={name}
              checked={shown.state === undefined && !isUndecided}
              onChange={() => marks.choose('stored')}
            />
            {said.stored}
          </label>
        </li>
      </ul>
    </section>
  );
}

function StateLine({ state, shown }: { readonly state: PresentationState; readonly shown: StateShown }) {
  const words = useMessages();
  const { marks } = words.panes;
  const presentation = shown.state?.sopInstanceUid === state.sopInstanceUid ? shown.presentation : undefined;
  const missing = (presentation?.notApplied ?? []).map((part) => marks.notApplied[part]);
  const isOwnGrey = presentation !== undefined && presentation.voi === undefined;
  return (
    <span className="marks-state">
      <span>{stateName(words.panes, state)}</span>
      <span className="marks-quiet">{stateOrigin(words, state)}</span>
      {!state.isApplicable && <span className="marks-warning">{marks.otherState}</span>}
      {isOwnGrey && <span className="marks-quiet">{marks.ownGrey}</span>}
      {missing.length > 0 && <span className="marks-warning">{marks.without(missing.join(', '))}</span>}
    </span>
  );
}
