import { type LinkReason, linksOf, type PaneLink } from '#viewer/comparison/links.ts';
import { linkable } from '#viewer/comparison/lockedPanes.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useBonds } from './bonds.ts';

type LinkNote = PaneLink['notes'][number];

/** That a movement does not follow at all. In what way it follows less than exactly is said in each pane it holds for. */
const obstacles = new Set<LinkReason>(['nothing-alike', 'other-plane', 'no-position', 'other-units']);

/** What keeps a movement from following in every pane alike: true of the comparison, and said once, by the chip of the movement. */
export function commonNotes(links: readonly (PaneLink | undefined)[]): readonly LinkNote[] {
  const [first, ...others] = links.filter((link) => link !== undefined);
  if (first === undefined || others.length === 0) return [];
  return first.notes.filter(
    (note) => obstacles.has(note.why) && others.every(({ notes }) => notes.some(saysThe(note))),
  );
}

/** What is left for the panes to say. */
export function withoutNotes(
  links: readonly (PaneLink | undefined)[],
  said: readonly LinkNote[],
): readonly (PaneLink | undefined)[] {
  return links.map(
    (link) => link && { ...link, notes: link.notes.filter((note) => !said.some(saysThe(note))) },
  );
}

/** The notes that the chips tell: whole to a pointer that rests and to the focus. To a finger, and where chips stand behind a button, the panes go on saying it. */
export function useCommonNotes(
  workspace: Pick<Workspace, 'arrangement' | 'elsewhere' | 'isNarrow' | 'open' | 'timeline' | 'view'>,
): readonly LinkNote[] {
  const { arrangement, elsewhere, isNarrow, open, view } = workspace;
  const links = linksOf(linkable(arrangement), view.unlinked, useBonds(workspace));
  const areChipsShown =
    !isNarrow && (view.compare !== undefined || open.length > 1 || elsewhere !== undefined);
  return areChipsShown && !matchMedia('(hover: none)').matches ? commonNotes(links) : [];
}

function saysThe(note: LinkNote) {
  return ({ kind, why }: LinkNote) => kind === note.kind && why === note.why;
}
