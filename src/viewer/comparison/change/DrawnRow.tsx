import { TrashIcon } from '@navikt/aksel-icons';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button, IconButton } from '#viewer/ui/Button.tsx';
import {
  changeFigure,
  type DrawnFigure,
  type FigureTarget,
  removeFigure,
} from '#viewer/viewports/measuring/figures.ts';
import { targetName } from './quantityWords.ts';
import { type AmongTargets, type Target } from './target.ts';

/** What can be done with a measurement that was drawn here: said to be the proposed target, moved to another one, deleted. */
export function DrawnRow(props: AmongTargets & { readonly figure: DrawnFigure }) {
  const words = useMessages();
  const { change } = words.panes.measuring;
  const { figure, target, targets } = props;
  const own = figure.target;
  const newId = '+';
  const moveTo = (id: string) => {
    const found = targets.find((one) => one.id === id);
    changeFigure(figure.id, { target: found === undefined ? newTarget(targets) : figureTarget(found) });
  };
  return (
    <tr className="target-drawn">
      <td colSpan={5}>
        <div>
          {own?.isProposed === true && (
            <>
              <span className="target-proposed">{change.proposed}</span>
              <Button onClick={() => changeFigure(figure.id, { target: { ...own, isProposed: false } })}>
                {change.confirm}
              </Button>
            </>
          )}
          <label>
            {change.belongsTo}{' '}
            <select value={target.id} onChange={(event) => moveTo(event.target.value)}>
              {targets.map((one) => (
                <option key={one.id} value={one.id}>
                  {targetName(words, one)}
                </option>
              ))}
              <option value={newId}>{change.newTarget}</option>
            </select>
          </label>
          <IconButton
            label={change.remove}
            tooltipSide="left"
            icon={<TrashIcon aria-hidden />}
            onClick={() => removeFigure(figure.id)}
          />
        </div>
      </td>
    </tr>
  );
}

function figureTarget({ id, name, number }: Target): FigureTarget {
  return { id, number: number ?? 0, isProposed: false, ...(name === undefined ? {} : { name }) };
}

/** Counted on from those that there are. */
function newTarget(targets: readonly Target[]): FigureTarget {
  const number = 1 + Math.max(0, ...targets.map((target) => target.number ?? 0));
  return { id: `drawn ${number}`, number, isProposed: false };
}
