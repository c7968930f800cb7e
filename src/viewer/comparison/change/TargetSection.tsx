import { useId, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { renameTarget } from '#viewer/viewports/measuring/figures.ts';
import { courseOf } from './course.ts';
import { quantityName, targetName } from './quantityWords.ts';
import { type AmongTargets, isTiedByName, quantitiesOf } from './target.ts';
import { TargetChart } from './TargetChart.tsx';
import { TargetTable } from './TargetTable.tsx';

/** One target: its name, the quantity looked at, its course as a curve and as a table. */
export function TargetSection({ target, targets }: AmongTargets) {
  const words = useMessages();
  const { change } = words.panes.measuring;
  const [chosen, choose] = useState<string>();
  const select = useId();
  const quantities = quantitiesOf(target);
  const quantity = quantities.find(({ key }) => key === chosen) ?? quantities[0];
  if (quantity === undefined) return null;
  const course = courseOf(target, quantity.key);
  const name = targetName(words, target);
  const rename = (input: HTMLInputElement) => {
    const next = input.value.trim();
    if (next !== '' && next !== name) renameTarget(target.id, next);
    else input.value = name;
  };
  return (
    <section className="target" aria-label={name} data-target={target.id}>
      <div className="target-heading">
        {target.id.startsWith('drawn') ? (
          <input
            // A name made of words is another one in another language.
            key={words.language.code}
            className="target-name"
            aria-label={change.name}
            defaultValue={name}
            maxLength={60}
            onBlur={({ currentTarget }) => rename(currentTarget)}
            onKeyDown={({ key, currentTarget }) => {
              if (key === 'Enter') rename(currentTarget);
            }}
          />
        ) : (
          <h3>{name}</h3>
        )}
        {quantities.length > 1 && (
          <>
            <label htmlFor={select}>{change.quantityLabel}</label>
            <select id={select} value={quantity.key} onChange={(event) => choose(event.target.value)}>
              {quantities.map((one) => (
                <option key={one.key} value={one.key}>
                  {quantityName(words, one)}
                </option>
              ))}
            </select>
          </>
        )}
      </div>
      {isTiedByName(target) && <p className="target-note">{change.byName}</p>}
      <TargetChart title={change.chart.title(quantityName(words, quantity), name)} course={course} />
      <TargetTable
        caption={change.chart.title(quantityName(words, quantity), name)}
        course={course}
        target={target}
        targets={targets}
      />
    </section>
  );
}
