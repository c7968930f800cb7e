import { LinkBrokenIcon, LinkIcon } from '@navikt/aksel-icons';
import { useCallback, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { Popover } from '#viewer/ui/Popover.tsx';
import { type LinkKind, linkKinds } from './viewState.ts';
import { toggled } from './viewMoves.ts';
import { type Workspace } from './workspace.ts';

/** Movements that something on screen has. */
export function linksShown({ cells }: Workspace['arrangement']): readonly LinkKind[] {
  const shown = new Set(cells.map((cell) => cell?.displaySet.kind));
  return linkKinds.filter(
    (kind) =>
      kind === 'view' ||
      kind === 'orientation' ||
      shown.has(kind === 'cine' ? 'cine' : 'images') ||
      (kind === 'scroll' && shown.has('photos')),
  );
}

/** A chip for each movement that panes can share: on or off. */
export function LinkChips({ view, onView, arrangement }: Pick<Workspace, 'view' | 'onView' | 'arrangement'>) {
  const { compare } = useMessages().panes;
  return (
    <fieldset className="link-chips" aria-label={compare.links}>
      {linksShown(arrangement).map((kind) => {
        const isOn = !view.unlinked.includes(kind);
        return (
          <button
            key={kind}
            type="button"
            className="link-chip"
            aria-pressed={isOn}
            onClick={() => onView(toggled(view, kind), { replace: true })}
          >
            {isOn ? <LinkIcon aria-hidden /> : <LinkBrokenIcon aria-hidden />}
            {compare.link[kind]}
          </button>
        );
      })}
    </fieldset>
  );
}

/** The same behind one button, where there is no room for them all. The button tells whether something is not linked. */
export function LinksMenu(workspace: Pick<Workspace, 'view' | 'onView' | 'arrangement'>) {
  const { compare } = useMessages().panes;
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const isAllOn = linksShown(workspace.arrangement).every((kind) => !workspace.view.unlinked.includes(kind));
  return (
    <>
      <IconButton
        ref={anchor}
        label={compare.links}
        tooltipSide="left"
        icon={isAllOn ? <LinkIcon aria-hidden /> : <LinkBrokenIcon aria-hidden />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <Popover anchor={anchor} label={compare.links} onClose={close} className="links-menu">
          <LinkChips {...workspace} />
        </Popover>
      )}
    </>
  );
}
