import { type DisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { type NonEmpty } from '#dicom/nonEmpty.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { byInterest, isDerived, isLocalizer, isProjection } from './interest.ts';
import { counterpart } from './pairing.ts';
import { type Grid } from './viewState.ts';

export interface OfferedStudy {
  readonly studyInstanceUid: StudyInstanceUid;
  readonly displaySets: readonly DisplaySet[];
  /** Parts of display sets that are shown when asked for by name, and never hung by themselves. */
  readonly selections?: readonly DisplaySet[];
}

/** What there is to hang. */
export interface Offer {
  /** Oldest first, so that the present one stands to the right; `present` is one of them. */
  readonly studies: NonEmpty<OfferedStudy>;
  readonly present: OfferedStudy;
  /** The display set of the present study that the user put up, if any: others are matched to it. */
  readonly leading?: DisplaySet;
  /** A telephone: one pane, or two above each other. */
  readonly isNarrow: boolean;
}

export interface Cell {
  readonly displaySet: DisplaySet;
  /** Position to open at, where the same display set stands in several panes. */
  readonly start?: number;
}

export interface Layout {
  readonly grid: Grid;
  /** By place from the upper left; as many as the grid has places. */
  readonly cells: readonly (Cell | undefined)[];
}

export interface HangingRule {
  readonly name: string;
  readonly matches: (offer: Offer) => boolean;
  readonly place: (offer: Offer) => Layout;
}

const shown = ({ displaySets }: OfferedStudy) => displaySets.toSorted(byInterest);
const ofKind = (study: OfferedStudy, kind: DisplaySet['kind']) =>
  study.displaySets.filter((displaySet) => displaySet.kind === kind);

/** Tried in order; the first that matches decides. Site data, not code paths: each is independent of the others. */
export const hangingRules: NonEmpty<HangingRule> = [
  {
    name: 'comparison',
    matches: ({ studies }) => studies.length > 1,
    place: ({ studies, present, leading, isNarrow }) => {
      const lead = leading ?? shown(present)[0];
      const cells = studies.map((study) => {
        const own = study === present ? lead : lead && counterpart(lead, study.displaySets);
        return cell(own ?? shown(study)[0]);
      });
      return isNarrow ? column(cells) : row(cells);
    },
  },
  {
    // The stills of an ultrasound study are taken off its loops.
    name: 'telephone with loops',
    matches: ({ present, isNarrow }) => isNarrow && ofKind(present, 'cine').length > 0,
    place: ({ present }) => square(ofKind(present, 'cine').slice(0, 1)),
  },
  { name: 'telephone', matches: ({ isNarrow }) => isNarrow, place: ({ present }) => single(present) },
  {
    name: 'photographs',
    matches: ({ present }) => shown(present)[0]?.kind === 'photos',
    place: ({ present }) => single(present),
  },
  {
    name: 'loops',
    matches: ({ present }) => ofKind(present, 'cine').length > 1,
    place: ({ present }) => square([...ofKind(present, 'cine'), ...ofKind(present, 'images')].slice(0, 4)),
  },
  {
    name: 'loop with stills',
    matches: ({ present }) => ofKind(present, 'cine').length === 1,
    place: ({ present }) => square(ofKind(present, 'cine')),
  },
  {
    name: 'projections',
    matches: ({ present }) => present.displaySets.some(isProjection),
    place: ({ present }) => projectionsOf(present),
  },
  {
    name: 'slices',
    matches: ({ present }) => ofKind(present, 'images').length > 1,
    place: ({ present }) => {
      const volumes = shown(present).filter(
        (set) => set.kind === 'images' && set.isVolume && !isLocalizer(set) && !isDerived(set),
      );
      return volumes.length > 1 ? square(volumes.slice(0, 2)) : single(present);
    },
  },
];

/** The first matching rule's layout, with its name. One pane with the most interesting display set where no rule matches. */
export function hang(
  offer: Offer,
  rules: readonly HangingRule[] = hangingRules,
): Layout & { readonly rule: string } {
  const rule = rules.find(({ matches }) => matches(offer));
  return rule === undefined
    ? { rule: 'single', ...single(offer.present) }
    : { rule: rule.name, ...rule.place(offer) };
}

/** Two views side by side, four in a square, whether they lie in one series or in several. */
function projectionsOf(study: OfferedStudy): Layout {
  const cells = study.displaySets
    .filter(isProjection)
    .flatMap((displaySet) =>
      displaySet.kind === 'images'
        ? stackPositions(displaySet).map((_, start): Cell =>
            start === 0 ? { displaySet } : { displaySet, start },
          )
        : [],
    )
    .slice(0, 4);
  return grid(cells);
}

function single(study: OfferedStudy): Layout {
  return { grid: { rows: 1, columns: 1 }, cells: [cell(shown(study)[0])] };
}

function square(displaySets: readonly DisplaySet[]): Layout {
  return grid(displaySets.map((displaySet) => ({ displaySet })));
}

function grid(cells: readonly Cell[]): Layout {
  if (cells.length <= 2) return row(cells);
  const columns = Math.min(4, Math.ceil(Math.sqrt(cells.length)));
  const rows = Math.min(4, Math.ceil(cells.length / columns));
  return {
    grid: { rows, columns },
    cells: Array.from({ length: rows * columns }, (_, place) => cells[place]),
  };
}

function row(cells: readonly (Cell | undefined)[]): Layout {
  const placed = cells.length === 0 ? [undefined] : cells.slice(-4);
  return { grid: { rows: 1, columns: placed.length }, cells: placed };
}

function column(cells: readonly (Cell | undefined)[]): Layout {
  const { cells: placed } = row(cells.slice(-2));
  return { grid: { rows: placed.length, columns: 1 }, cells: placed };
}

function cell(displaySet: DisplaySet | undefined): Cell | undefined {
  return displaySet === undefined ? undefined : { displaySet };
}
