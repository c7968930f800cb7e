import { unitedCoding } from '#dicom/studyCoding.ts';

import { type CodingState, type ReadCoding } from './codingState.ts';

interface HeldStudy {
  readonly studyInstanceUid: string;
  readonly sources: readonly string[];
}

interface Told {
  readonly archiveId: string;
  readonly study: string;
  readonly state: CodingState;
}

/**
 * What the archives that hold a study say of its images, as one. Each may hold series that no other has: until all have answered there may be
 * more places than are known.
 */
export class UnitedCodings {
  readonly #sourcesOf: ReadonlyMap<string, readonly string[]>;
  readonly #read = new Map<string, ReadonlyMap<string, ReadCoding>>();

  constructor(studies: readonly HeldStudy[]) {
    this.#sourcesOf = new Map(studies.map(({ studyInstanceUid, sources }) => [studyInstanceUid, sources]));
  }

  /** What is known of each study in an archive's answer, with what the others have said of it before. */
  with(archiveId: string, found: ReadonlyMap<string, CodingState>): ReadonlyMap<string, CodingState> {
    return new Map([...found].map(([study, state]) => [study, this.#with({ archiveId, study, state })]));
  }

  #with({ archiveId, study, state }: Told): CodingState {
    if (typeof state === 'string') return state;
    const read = new Map([...(this.#read.get(study) ?? []), [archiveId, state]]);
    this.#read.set(study, read);
    return united([...read.values()], (this.#sourcesOf.get(study) ?? []).length);
  }

  isRead({ studyInstanceUid }: HeldStudy): boolean {
    return this.#read.has(studyInstanceUid);
  }
}

/** One archive's word is passed on as it is. */
function united(read: readonly ReadCoding[], sources: number): ReadCoding {
  const [only] = read;
  if (only !== undefined && sources <= 1) return only;
  const unreadArchives = Math.max(0, sources - read.length);
  const unread = read.reduce((sum, { unreadSeries }) => sum + unreadSeries, unreadArchives);
  return { ...unitedCoding(read), unreadSeries: unread, ...(unreadArchives > 0 ? { unreadArchives } : {}) };
}
