import * as v from 'valibot';

import { type Dataset, number, parseDatasets } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type Archive } from '#gateway/archives/archive.ts';
import { type StudyAccess, type StudyPlace } from '#gateway/archives/studyAccess.ts';
import { Refusal, type ViewingContext } from '#gateway/gate.ts';
import { type StudyCodings } from '#protocol/codings.ts';

import { type Sampled, sampleStudy } from './sampleStudy.ts';
import { Turns } from './turns.ts';

/** Where the index is kept: under names that are hashed, within bounds that the store keeps itself. */
export interface CodingStore {
  read(key: string): Promise<Uint8Array | undefined>;
  write(key: string, bytes: Uint8Array): Promise<unknown>;
}

export interface CodingsAsked {
  readonly context: ViewingContext;
  readonly archive: Archive;
  readonly studies: readonly StudyInstanceUid[];
  /** The browser has gone, or locked: nothing more is read for it. */
  readonly signal: AbortSignal;
}

/** Bumped when more is kept of an instance. */
const version = 'codings-1';

/** Codes are corrected now and then without a new instance. */
const goodFor = 30 * 24 * 60 * 60 * 1000;

/** One answer's time: what has not had its turn by then is asked for again, so that a slow archive still fills the screen bit by bit. */
const answerWithin = 8_000;

const atATime = 2;

/**
 * What each study is of, from one instance of each series: read once, in the background, then kept. Every study passes the same proof and the
 * same gate as a look does, with an entry of its own kind in the journal, whether it is read from the archive or from the index.
 */
export class Codings {
  readonly #access: StudyAccess;
  readonly #store: CodingStore;
  readonly #turns = new Map<string, Turns>();

  constructor(access: StudyAccess, store: CodingStore) {
    this.#access = access;
    this.#store = store;
  }

  /** One answer for each study asked about, in that order. */
  async of(asked: CodingsAsked): Promise<readonly StudyCodings[]> {
    const { context, archive, studies, signal } = asked;
    const until = Date.now() + answerWithin;
    const { archiveId } = archive.config;
    const turns = this.#turns.get(archiveId) ?? new Turns(atATime);
    this.#turns.set(archiveId, turns);
    let outage: Refusal | undefined;
    return Promise.all(
      studies.map(async (study): Promise<StudyCodings> => {
        const studyInstanceUid = study;
        return turns.take(async () => {
          if (outage !== undefined) return { studyInstanceUid, state: 'failed', problem: outage.problem };
          if (signal.aborted || Date.now() > until) return { studyInstanceUid, state: 'waiting' };
          try {
            return { studyInstanceUid, state: 'read', ...(await this.#sampled({ context, archive, study })) };
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
            if (concernsAll(error)) outage = error;
            return { studyInstanceUid, state: 'failed', problem: error.problem };
          }
        });
      }),
    );
  }

  async #sampled(at: StudyPlace): Promise<ReturnType<typeof writable>> {
    const row = await this.#access.admitStudy(at, 'headers');
    const key = keyOf(at, row);
    const kept = await this.#store.read(key);
    const known = kept === undefined ? undefined : parseKept(kept);
    if (known !== undefined) return writable(known);
    const fresh = await sampleStudy(this.#access, at);
    if (fresh.unread === 0)
      await this.#store.write(key, Buffer.from(JSON.stringify({ ...fresh, readAt: Date.now() })));
    return writable(fresh);
  }
}

/** The archive, the journal or the session, not this one study: the others of the same request need not be tried. */
function concernsAll({ problem }: Refusal): boolean {
  return ['archive-unreachable', 'archive-timeout', 'journal-unavailable', 'no-access'].includes(problem);
}

/** A study may hold objects of several patients: what was read of it was read for this one. A study that has grown is read anew. */
function keyOf({ context, archive, study }: StudyPlace, row: Dataset): string {
  const who = JSON.stringify(context.patient.identifiers);
  const count = number(row, Tag.numberOfStudyRelatedInstances) ?? 0;
  return [version, archive.config.archiveId, study, count, who].join('/');
}

const Kept = v.object({
  readAt: v.number(),
  samples: v.array(v.unknown()),
  series: v.number(),
  unread: v.literal(0),
});

function parseKept(bytes: Uint8Array): Sampled | undefined {
  const parsed = v.safeParse(Kept, jsonOf(bytes));
  if (!parsed.success || Date.now() - parsed.output.readAt > goodFor) return undefined;
  const { series, unread } = parsed.output;
  const samples = parseDatasets(parsed.output.samples);
  return samples === undefined ? undefined : { samples, series, unread };
}

/** Undefined for a file that a full disk has cut: it is read anew from the archive. */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return undefined;
  }
}

function writable({ samples, series, unread }: Sampled) {
  return { samples: samples.map((sample) => ({ ...sample })), series, unread };
}
