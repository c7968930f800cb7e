import { type CorpusFile, type Served } from './corpus.ts';
import { type Observation } from './observation.ts';
import { type Verdict } from './verdict.ts';

/** Everything that a pane and its page have shown for one frame of one file. */
export interface Seen {
  readonly observation: Observation;
  /** From 1. */
  readonly frameNumber: number;
  /** Uncaught errors and dialogs of the page since the frame was asked for. */
  readonly faults: readonly string[];
  /** The object says that it lost something, or its encoding always does: its pane must say so. */
  readonly isLossDue: boolean;
  readonly milliseconds: number;
  /** Every stored value is the same: a picture of one colour is then what it should be. */
  readonly isUniform?: boolean | undefined;
}

/** Longest that a pane may take from the wish to a picture or a sentence. */
export const patience = 6000;

const silent = (because: string): Verdict => ({ outcome: 'silent', because });
const late = (because: string): Verdict => ({ ...silent(because), isLate: true });
const good: Verdict = { outcome: 'true', because: '' };

/** What can be said without looking at the values: painted at all, refused in words, or neither. */
export function judgePane(file: CorpusFile & { readonly served: Served }, seen: Seen): Verdict {
  const { observation, faults } = seen;
  if (faults.length > 0) return silent(`uncaught: ${faults.join(' | ')}`);
  if (observation.isCrash) return silent(`crashed: ${observation.sentence}`);
  if (observation.sentence !== '' && observation.state !== 'loading')
    return { outcome: 'refused', because: observation.sentence };
  if (observation.state === 'absent') return late('no pane, no card and no sentence');
  if (observation.state !== 'painted') return late(`still ${observation.state} after ${patience} ms`);
  return unmarked(file, seen) ?? judgeContent(file, seen);
}

/** An image without a mark that it should have. */
function unmarked(
  { served }: { readonly served: Served },
  { observation: { kind, fidelity, words }, isLossDue }: Seen,
): Verdict | undefined {
  if (served.isDerived && !words.includes('Tildelt identitet')) return silent('no «Tildelt identitet»');
  if (!isPicture(kind) || !isLossDue) return undefined;
  if (fidelity !== 'lossy') return silent(`has lost something, marked «${fidelity}»`);
  return words.includes('Tap') ? undefined : silent('has lost something, and no badge says so');
}

function judgeContent(file: CorpusFile & { readonly served: Served }, seen: Seen): Verdict {
  const { kind, sopInstanceUid, frame, levels, textLength } = seen.observation;
  if (kind === 'report') return textLength > 0 ? good : silent('a report without text');
  if (!isPicture(kind) && !['document', 'ecg', 'audio'].includes(kind))
    return silent(`a pane of kind «${kind}» without a sentence`);
  if (sopInstanceUid !== file.served.sopInstanceUid) return late(`another instance: ${sopInstanceUid}`);
  if (kind !== 'video' && frame !== String(seen.frameNumber))
    return late(`frame ${frame} where ${seen.frameNumber} was due`);
  return levels > 1 || file.references.length > 0 || seen.isUniform === true ? good : late('blank');
}

/** An image of one colour is not yet blank, and what stands on a canvas can be read. */
export function hasCanvas({ state, kind, sentence }: Observation): boolean {
  return state === 'painted' && sentence === '' && ['images', 'cine', 'photos', 'slide'].includes(kind);
}

export function isPicture(kind: string): boolean {
  return ['images', 'cine', 'photos', 'slide', 'video'].includes(kind);
}
