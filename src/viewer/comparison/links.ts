import { type DisplaySet } from '#dicom/displaySet.ts';
import { dot } from '#dicom/geometry.ts';
import { isStack } from './interest.ts';
import { faceOf, type PaneFace } from './linking/paneFace.ts';
import { type LinkKind, linkKinds } from './viewState.ts';

/** Why a pane cannot follow, or in what way it follows less than exactly. */
export type LinkReason =
  | 'nothing-alike'
  | 'other-plane'
  | 'no-position'
  | 'other-units'
  | 'same-study'
  | 'offset'
  | 'by-number'
  | 'registered'
  | 'by-hand'
  | 'aligning';

/** How panes of different Frames of Reference have been brought together, as far as the user has had them so. */
export interface Bonds {
  /** Frames of Reference that an approved registration has laid on each other. */
  readonly registered: readonly string[];
  readonly byHand: 'aligning' | 'aligned' | undefined;
  /** Panes in the other window of this patient, and whether this window's follow them or they this one's. */
  readonly elsewhere?: Elsewhere;
}

export interface Elsewhere {
  readonly panes: readonly PaneFace[];
  readonly here: 'leads' | 'follows';
}

const noBonds: Bonds = { registered: [], byHand: undefined };

/** No more than that there is another window, or none. */
export function bondsWith(elsewhere: Elsewhere | undefined): Bonds {
  return elsewhere === undefined ? noBonds : { ...noBonds, elsewhere };
}

/** What one pane shares with the others of its group. */
export interface PaneLink {
  readonly group: string;
  readonly shares: Readonly<Record<LinkKind, boolean>>;
  /** Movements it cannot share although the user wants them shared, each with why; `offset` for scroll that follows by distance only. */
  readonly notes: readonly { readonly kind: LinkKind; readonly why: LinkReason }[];
}

const parallel = 0.95;
/** Pixel values that mean the same everywhere: Hounsfield units. */
const absoluteUnits = new Set(['CT']);

/**
 * Panes of one kind form a group; the last (the present study's) is what the others are measured against.
 * Slices follow by patient position where their planes are parallel: exactly within one Frame of Reference, else by distance from where they stood.
 */
export function linksOf(
  displaySets: readonly (DisplaySet | undefined)[],
  unlinked: readonly LinkKind[],
  bonds: Bonds = noBonds,
): readonly (PaneLink | undefined)[] {
  const cells = displaySets.map((one) => (one === undefined ? undefined : faceOf(one)));
  const { panes: far, here } = bonds.elsewhere ?? { panes: [], here: 'leads' };
  return cells.map((cell, place) => {
    const displaySet = displaySets[place];
    if (cell === undefined || displaySet === undefined || !isStack(displaySet)) return undefined;
    const near = cells.filter((other, at): other is PaneFace => at !== place && other !== undefined);
    const others = [...near, ...far].filter(({ kind }) => kind === cell.kind);
    if (others.length === 0) return alone([...near, cell, ...far], unlinked);
    const whys = linkKinds.map((kind): { kind: LinkKind; why: LinkReason | undefined } => ({
      kind,
      why: obstacle(kind, cell, others),
    }));
    const shares = (kind: LinkKind) =>
      !unlinked.includes(kind) && whys.every((one) => one.kind !== kind || one.why === undefined);
    const isReference =
      here === 'leads' && cells.findLastIndex((other) => other?.kind === cell.kind) === place;
    const bond = shares('scroll') ? bondOf(cell, others, bonds) : undefined;
    const isTold = bond !== undefined && ((bond !== 'offset' && bond !== 'by-number') || !isReference);
    const scrolls = shares('scroll') && bond !== 'aligning';
    return {
      group: cell.kind,
      shares: {
        scroll: scrolls,
        view: shares('view'),
        window: shares('window'),
        cine: shares('cine'),
        orientation: shares('orientation'),
      },
      notes: [
        ...whys.flatMap(({ kind, why }) =>
          why === undefined || unlinked.includes(kind) || isBeside(kind, cell) ? [] : [{ kind, why }],
        ),
        ...(isTold ? [{ kind: 'scroll' as const, why: bond }] : []),
      ],
    };
  });
}

/** A movement that this kind of picture does not have at all, as scrolling in a single image, is nothing to explain. */
function isBeside(kind: LinkKind, cell: PaneFace): boolean {
  switch (kind) {
    case 'scroll':
      return cell.kind !== 'images' || cell.count === 1;
    case 'cine':
      return cell.kind !== 'cine';
    case 'window':
      return cell.kind !== 'images';
    case 'view':
      return cell.kind === 'images' && cell.count === 1;
    case 'orientation':
      // Said once, of zooming and moving: it is the same obstacle.
      return true;
  }
}

/** Nothing of its kind on screen; worth a word only where studies are compared. */
function alone(shown: readonly PaneFace[], unlinked: readonly LinkKind[]): PaneLink | undefined {
  if (shown.length < 2) return undefined;
  const isComparing = new Set(shown.map(({ studyInstanceUid }) => studyInstanceUid)).size > 1;
  return {
    group: 'alone',
    shares: { scroll: false, view: false, window: false, cine: false, orientation: false },
    notes: isComparing && !unlinked.includes('scroll') ? [{ kind: 'scroll', why: 'nothing-alike' }] : [],
  };
}

function obstacle(kind: LinkKind, cell: PaneFace, others: readonly PaneFace[]): LinkReason | undefined {
  const fromOtherStudies = others.filter(
    ({ studyInstanceUid }) => studyInstanceUid !== cell.studyInstanceUid,
  );
  switch (kind) {
    case 'scroll':
      if (cell.kind === 'images') return scrollObstacle(cell, others);
      return cell.kind === 'photos' && fromOtherStudies.some(isSeveral) && isSeveral(cell)
        ? undefined
        : 'nothing-alike';
    case 'view':
    case 'orientation':
      if (cell.kind === 'images' && cell.plane !== undefined) return scrollObstacle(cell, others);
      return fromOtherStudies.length > 0 ? undefined : 'same-study';
    case 'window':
      if (cell.kind !== 'images') return 'nothing-alike';
      if (fromOtherStudies.length === 0) return 'same-study';
      return fromOtherStudies.some(
        ({ modality }) => modality === cell.modality && absoluteUnits.has(modality),
      )
        ? undefined
        : 'other-units';
    case 'cine':
      return cell.kind === 'cine' ? undefined : 'nothing-alike';
  }
}

function scrollObstacle(cell: PaneFace, others: readonly PaneFace[]): LinkReason | undefined {
  const own = cell.plane;
  if (own === undefined) return 'no-position';
  const planes = others.map(({ plane }) => plane).filter((plane) => plane !== undefined);
  if (planes.length === 0) return 'no-position';
  return planes.some((plane) => Math.abs(dot(plane.normal, own.normal)) > parallel)
    ? undefined
    : 'other-plane';
}

/** Photographs have no place in space: the second follows the second. One alone is followed by nothing. */
function isSeveral({ count }: PaneFace): boolean {
  return count > 1;
}

/** How slices follow those of other coordinates; undefined where all share one Frame of Reference. Photographs follow by number. */
function bondOf(
  cell: PaneFace,
  others: readonly PaneFace[],
  bonds: Bonds,
): 'offset' | 'by-number' | 'registered' | 'by-hand' | 'aligning' | undefined {
  if (cell.kind === 'photos') return 'by-number';
  const own = cell.plane?.frameOfReferenceUid;
  const strangers = others
    .map(({ plane }) => plane?.frameOfReferenceUid)
    .filter((frame) => frame === undefined || frame !== own);
  if (strangers.length === 0) return undefined;
  const isLaid = (frame: string | undefined) => frame !== undefined && bonds.registered.includes(frame);
  // Others on screen follow the two by distance, and say so themselves.
  if (isLaid(own) && strangers.some(isLaid)) return 'registered';
  if (bonds.byHand === undefined) return 'offset';
  return bonds.byHand === 'aligned' ? 'by-hand' : 'aligning';
}
