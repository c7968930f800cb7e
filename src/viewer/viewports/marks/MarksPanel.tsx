import { useId } from 'react';

import { cssColour } from '#dicom/displayColour.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { stateName, stateOrigin } from './marksWords.ts';
import { type Mark, type MarkGroup } from './paneMarks.ts';
import { StatesElsewhere } from './StatesElsewhere.tsx';
import { StateChoice } from './StateChoice.tsx';
import { type Marks, type StateShown } from './useMarks.ts';

interface MarksPanelProps {
  readonly marks: Marks;
  readonly shown: StateShown;
  readonly onGoTo: (index: number) => void;
}

/** Everything that lies over the images of a pane: what it is, whether it is shown, and where. */
export function MarksPanel({ marks, shown, onGoTo }: MarksPanelProps) {
  const words = useMessages();
  const { marks: said } = words.panes;
  const { groups, homeless, states } = marks.pane;
  const isAnyDrawn = groups.some(({ why }) => why === undefined);
  return (
    <>
      <h2 className="visually-hidden">{said.title}</h2>
      {shown.candidates.length > 0 && <StateChoice marks={marks} shown={shown} />}
      {shown.candidates.length === 0 && <StatesElsewhere states={states} onGoTo={onGoTo} />}
      {isAnyDrawn && (
        <label className="marks-all">
          <input type="checkbox" checked={!marks.isOff} onChange={() => marks.setOff(!marks.isOff)} />
          {said.showAll}
        </label>
      )}
      {groups.map((group) => (
        <Group key={group.id} group={group} marks={marks} onGoTo={onGoTo} />
      ))}
      {homeless.map((state) => (
        <section key={state.sopInstanceUid} className="marks-group">
          <h3>{stateName(words.panes, state)}</h3>
          <p className="marks-quiet">{stateOrigin(words, state)}</p>
          <p>{said.why['not-in-study']}</p>
        </section>
      ))}
    </>
  );
}

interface GroupProps {
  readonly group: MarkGroup;
  readonly marks: Marks;
  readonly onGoTo: (index: number) => void;
}

function Group({ group, marks, onGoTo }: GroupProps) {
  const { marks: words } = useMessages().panes;
  const title = useId();
  const isDrawn = group.why === undefined;
  const keys = group.marks.map(({ key }) => key);
  const isAnyShown = keys.some((key) => !marks.hidden.has(key));
  return (
    <section className="marks-group" aria-labelledby={title}>
      <div className="marks-head">
        <h3 id={title}>
          {words.group[group.kind]}
          {group.label !== '' && <span className="marks-quiet"> {group.label}</span>}
        </h3>
        {isDrawn && keys.length > 1 && (
          <Button variant="tertiary" onClick={() => marks.setHidden(keys, isAnyShown)}>
            {isAnyShown ? words.hideAll : words.showEach}
          </Button>
        )}
      </div>
      {group.why !== undefined && <p>{words.why[group.why]}</p>}
      <ul>
        {group.marks.map((mark) => (
          <li key={mark.key}>
            <MarkRow mark={mark} isDrawn={isDrawn} marks={marks} onGoTo={onGoTo} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface MarkRowProps {
  readonly mark: Mark;
  readonly isDrawn: boolean;
  readonly marks: Marks;
  readonly onGoTo: (index: number) => void;
}

function MarkRow({ mark, isDrawn, marks, onGoTo }: MarkRowProps) {
  const { marks: words } = useMessages().panes;
  const name = mark.name === '' ? words.unnamed(mark.number) : mark.name;
  const middle = mark.positions[Math.floor(mark.positions.length / 2)];
  const label = (
    <>
      <span className="marks-swatch" style={{ background: cssColour(mark.colour) }} aria-hidden />
      <span className="marks-name">{name}</span>
      {mark.detail !== undefined && <span className="marks-quiet">{mark.detail}</span>}
    </>
  );
  return (
    <>
      {isDrawn && !mark.isForeign ? (
        <label>
          <input
            type="checkbox"
            checked={!marks.hidden.has(mark.key)}
            disabled={marks.isOff}
            onChange={(event) => marks.setHidden([mark.key], !event.target.checked)}
          />
          {label}
        </label>
      ) : (
        <span className="marks-still">{label}</span>
      )}
      {mark.unread > 0 && <span className="marks-warning">{words.unread(mark.unread)}</span>}
      {isDrawn && middle === undefined && (
        <span className={mark.isForeign ? 'marks-warning' : 'marks-quiet'}>
          {mark.isForeign ? words.foreign : words.nowhere}
        </span>
      )}
      {middle !== undefined && (
        <Button variant="tertiary" aria-label={words.goToNamed(name)} onClick={() => onGoTo(middle)}>
          {words.goTo(mark.positions.length)}
        </Button>
      )}
    </>
  );
}
