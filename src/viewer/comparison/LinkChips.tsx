import { LinkBrokenIcon, LinkIcon } from '@navikt/aksel-icons';
import { useCallback, useRef, useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { Popover } from '#viewer/ui/Popover.tsx';
import { useCommonNotes } from './linking/commonNotes.ts';
import { type LinkReason } from './links.ts';
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

/** A chip for each movement that panes can share: on, off, or wanted where none of the panes can follow. */
export function LinkChips(workspace: Workspace) {
  const { view, onView, arrangement } = workspace;
  const { compare } = useMessages().panes;
  const notes = useCommonNotes(workspace);
  return (
    <fieldset className="link-chips" aria-label={compare.links}>
      {linksShown(arrangement).map((kind) => (
        <LinkChip
          key={kind}
          kind={kind}
          isOn={!view.unlinked.includes(kind)}
          why={notes.find((note) => note.kind === kind)?.why}
          onToggle={() => onView(toggled(view, kind), { replace: true })}
        />
      ))}
    </fieldset>
  );
}

interface LinkChipProps {
  readonly kind: LinkKind;
  readonly isOn: boolean;
  /** Why it follows in none of the panes. */
  readonly why: LinkReason | undefined;
  readonly onToggle: () => void;
}

function LinkChip({ kind, isOn, why, onToggle }: LinkChipProps) {
  const { compare } = useMessages().panes;
  const sentence = why === undefined ? undefined : compare.linkNote(compare.link[kind], compare.note[why]);
  return (
    <button
      type="button"
      className="link-chip"
      aria-pressed={isOn}
      onClick={onToggle}
      {...(sentence === undefined
        ? {}
        : { 'data-follows': 'no', 'data-tooltip': sentence, 'aria-description': sentence })}
    >
      {isOn && why === undefined ? <LinkIcon aria-hidden /> : <LinkBrokenIcon aria-hidden />}
      {why === undefined ? compare.link[kind] : compare.linkIdle(compare.link[kind])}
    </button>
  );
}

/** The same behind one button, where there is no room for them all. The button tells whether something is not linked. */
export function LinksMenu(workspace: Workspace) {
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
