import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type ViewerConfig } from '#protocol/config.ts';
import { type Session } from '#protocol/session.ts';
import { type ReadyContents, type StudyContents } from '#viewer/archives/studyContents.ts';
import { type StudiesAnswer } from '#viewer/archives/useStudies.tsx';
import { type Arrangement } from './arrangement.ts';
import { type KnownRule } from './hanging.ts';
import { type Offer } from './hanging/offer.ts';
import { type Elsewhere } from './links.ts';
import { type OwnLayouts } from './layouts/useLayouts.ts';
import { type Prior } from './usePrior.ts';
import { type ViewState } from './viewState.ts';

export interface ComparisonProps {
  readonly contextId: string;
  readonly session: Session;
  readonly config: ViewerConfig;
  /** What the address says is shown. */
  readonly view: ViewState;
  /** Asks for another address; `replace` where going back should not come here again. */
  readonly onView: (next: ViewState, how?: { readonly replace: true }) => void;
}

export interface OpenStudy {
  readonly uid: StudyInstanceUid;
  readonly contents: StudyContents;
}

/** Everything the parts of an open view share. */
export interface Workspace extends ComparisonProps {
  /** In the order the address counts them. */
  readonly open: readonly OpenStudy[];
  /** What the archives have told of the patient's studies. */
  readonly timeline: Pick<StudiesAnswer, 'studies' | 'state'>;
  readonly prior: Prior;
  /** What stands in the other window of this patient; undefined where there is none, or nothing in it. */
  readonly elsewhere: Elsewhere | undefined;
  /** What the rules were asked to hang, and the rules in the order they are tried. */
  readonly offer: Offer;
  readonly rules: readonly KnownRule[];
  readonly layouts: OwnLayouts;
  readonly arrangement: Arrangement;
  /** Takes back the last change of layout; undefined where there is none. */
  readonly undo: (() => void) | undefined;
  readonly isNarrow: boolean;
}

export function readyContents(open: readonly OpenStudy[], uid: StudyInstanceUid): ReadyContents | undefined {
  const contents = open.find((one) => one.uid === uid)?.contents;
  return contents?.state === 'ready' ? contents : undefined;
}
