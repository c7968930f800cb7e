import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { firstPlane } from '#viewer/comparison/interest.ts';
import { isSliced } from '#viewer/comparison/planes.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';

/** Two series on screen whose coordinates nothing ties together. */
export interface RegistrationPair {
  /** Another study or another Frame of Reference is another pair. */
  readonly key: string;
  readonly present: ImagesDisplaySet;
  readonly prior: ImagesDisplaySet;
  readonly presentFrame: string;
  readonly priorFrame: string;
}

/** The present study's series, and the first on screen whose Frame of Reference is another one; undefined where all share theirs. */
export function registrationPair({
  arrangement,
  view,
}: Pick<Workspace, 'arrangement' | 'view'>): RegistrationPair | undefined {
  const shown = arrangement.cells.flatMap((cell) => {
    const displaySet = cell?.displaySet;
    const frame = displaySet === undefined ? undefined : firstPlane(displaySet)?.frameOfReferenceUid;
    return displaySet === undefined || frame === undefined || !isSliced(displaySet)
      ? []
      : [{ displaySet, frame }];
  });
  const present = shown.findLast(({ displaySet }) => displaySet.studyInstanceUid === view.studies[0]);
  const prior = shown.find(({ frame }) => frame !== present?.frame);
  if (present === undefined || prior === undefined) return undefined;
  const uids = [present, prior].flatMap(({ displaySet, frame }) => [displaySet.studyInstanceUid, frame]);
  return {
    key: uids.join(' '),
    present: present.displaySet,
    prior: prior.displaySet,
    presentFrame: present.frame,
    priorFrame: prior.frame,
  };
}
