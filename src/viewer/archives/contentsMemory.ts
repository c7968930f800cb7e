import { ArchiveError } from './archiveError.ts';
import { type FrameSourceOptions } from './frameSource.ts';
import { StudyAccess } from './studyAccess.ts';
import { type SourceAnswer, studyContents, type StudyContents } from './studyContents.ts';
import { type StudyEntry } from './studyEntry.ts';
import { type Archives } from './useStudies.tsx';

interface Question {
  readonly archives: Archives;
  readonly study: StudyEntry;
  readonly sources: readonly SourceAnswer[];
  readonly retry: () => void;
}

interface Known {
  readonly question: Question;
  readonly contents: StudyContents;
  readonly access: StudyAccess;
}

/** Where a study's frames are looked for before they are fetched. */
type AheadOf = (archives: Archives, study: StudyEntry) => NonNullable<FrameSourceOptions['ahead']>;

/** Studies on screen, which are asked for again and again, are never among the oldest: more of them than any layout has panes. */
const remembered = 24;

/**
 * Gives the same contents for the same answers, so that a pane does not start over because another study was answered for; and where another
 * archive has answered for the same study, the same way to its frames and the same display sets as far as nothing has come to them.
 */
export class ContentsMemory {
  readonly #known = new Map<string, Known>();
  readonly #unnamed = new Map<string, StudyContents>();
  readonly #aheadOf: AheadOf | undefined;

  constructor(aheadOf?: AheadOf) {
    this.#aheadOf = aheadOf;
  }

  contents(question: Question): StudyContents {
    const { archives, study, sources, retry } = question;
    const known = this.#known.get(study.studyInstanceUid);
    this.#known.delete(study.studyInstanceUid);
    if (known !== undefined && isSame(known.question, question)) {
      this.#known.set(study.studyInstanceUid, known);
      return known.contents;
    }
    const before = known?.question.archives === archives ? known : undefined;
    const told = { contextId: archives.contextId, study, sources, retry };
    let access = before?.access ?? accessTo(archives, this.#aheadOf?.(archives, study));
    let contents = studyContents({ ...told, access, before: before?.contents });
    if (isContested(contents)) {
      // What was fetched under the same identity may be the other object's: nothing of it is used.
      access = accessTo(archives);
      contents = studyContents({ ...told, access });
    }
    this.#known.set(study.studyInstanceUid, { question, contents, access });
    for (const uid of this.#known.keys()) if (this.#known.size > remembered) this.#known.delete(uid);
    return contents;
  }

  /** A study that no archive has listed: still waited for, not there, or perhaps with an archive that is missing, whose reason then stands. */
  unnamed(uid: string, listing: Listing, retry: () => void): StudyContents {
    const why = listing.missing ?? new ArchiveError('not-found');
    const known = this.#unnamed.get(uid);
    if (listing.state === 'loading' && known?.state === 'loading') return known;
    if (listing.state !== 'loading' && known?.state === 'failed' && isAlike(known.why, why)) return known;
    const contents: StudyContents =
      listing.state === 'loading' ? { state: 'loading' } : { state: 'failed', why, retry };
    this.#unnamed.set(uid, contents);
    return contents;
  }
}

/** How far the archives have told which studies there are. */
interface Listing {
  readonly state: 'loading' | 'complete' | 'partial';
  /** Why the first of the missing archives is missing. */
  readonly missing: ArchiveError | undefined;
}

const isAlike = (a: ArchiveError, b: ArchiveError) => a.reason === b.reason && a.detail === b.detail;

function accessTo(archives: Archives, ahead?: FrameSourceOptions['ahead']): StudyAccess {
  return new StudyAccess({
    outages: archives.outages,
    ...(archives.onLostAccess === undefined ? {} : { onLostAccess: archives.onLostAccess }),
    ...(ahead === undefined ? {} : { ahead }),
  });
}

/** Two archives mean different objects by one identity. */
function isContested(contents: StudyContents): boolean {
  return contents.state === 'ready' && contents.differing.length > 0;
}

function isSame(a: Question, b: Question): boolean {
  return (
    a.archives === b.archives &&
    a.study === b.study &&
    a.sources.length === b.sources.length &&
    a.sources.every((source, index) => {
      const other = b.sources[index];
      return (
        source.archiveId === other?.archiveId &&
        source.metadata === other.metadata &&
        source.why === other.why
      );
    })
  );
}
