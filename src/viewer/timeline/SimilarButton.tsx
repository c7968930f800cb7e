import { LayersIcon } from '@navikt/aksel-icons';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { useCommand, useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';

import { type Filter } from './filter.ts';
import { type ListedStudy } from './listedStudy.ts';
import { isSimilarOnly, similarIn, withoutSimilar } from './similar.ts';

export interface SimilarButtonProps {
  /** The present study. */
  readonly study: ListedStudy;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

/** One press from an open study to all there is of the same place and medium, as chips that are taken away one by one. */
export function SimilarButton({ study, filter, onFilter }: SimilarButtonProps) {
  const { finding: t, app } = useMessages();
  const isOn = isSimilarOnly(filter, study);
  const label = isOn ? t.similarOff : t.similarOnly;
  const toggle = () => onFilter(isOn ? withoutSimilar(filter) : similarIn(filter, study));
  useCommand({
    id: 'timeline-similar',
    name: label,
    group: app.group.timeline,
    key: 'Alt+Shift+k',
    run: toggle,
  });
  const key = useKeyOf('timeline-similar');
  return (
    <IconButton
      className="similar-button"
      label={label}
      {...(key === undefined ? {} : { shortcut: keyName(key) })}
      tooltipSide="left"
      aria-pressed={isOn}
      icon={<LayersIcon aria-hidden />}
      onClick={toggle}
    />
  );
}
