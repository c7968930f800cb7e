import { useMessages } from '#viewer/i18n/messages.tsx';
import { paneKeys } from '#viewer/comparison/paneKeys.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { otherProjection, otherProjectionWords, type Projection, projectionOf } from './otherProjection.ts';
import { useShownProjections } from './shownProjections.ts';

/** That an earlier study's projection is another than the present one's, in words; undefined where it is not, or nothing says. */
export function useProjectionNote(
  { arrangement, prior }: Pick<Workspace, 'arrangement' | 'prior'>,
  place: number,
): string | undefined {
  const words = useMessages();
  const shown = useShownProjections((store) => store.shown);
  const keys = paneKeys(arrangement.cells);
  const isPresent = (at: number) =>
    arrangement.cells[at]?.displaySet.studyInstanceUid === prior.present?.studyInstanceUid;
  const projectionAt = (at: number): Projection | undefined => {
    const cell = arrangement.cells[at];
    return cell === undefined ? undefined : (shown[keys[at] ?? ''] ?? projectionOf(cell.displaySet));
  };
  const here = isPresent(place) ? undefined : projectionAt(place);
  if (here === undefined) return undefined;
  const present = arrangement.cells.flatMap((_, at) => (isPresent(at) ? (projectionAt(at) ?? []) : []));
  const other = otherProjection(here, present);
  return other === undefined ? undefined : otherProjectionWords(words, other);
}
