import { asArchiveError, type FailureReason } from '#viewer/archives/archiveError.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { type Counted, type Seen, type SeenState, type Standing, standingOf } from './seen.ts';
import { type seenRequests } from './seenRequests.ts';
import { countedIn, countSeen, studyUnits, totalOf, unitPainted } from './seenUnits.ts';
import { SeenWriter } from './SeenWriter.ts';

export interface SeenBookOptions {
  readonly contextId: string;
  readonly requests: typeof seenRequests;
  /** Hears why something was not told or not kept: the session may be locked or over. */
  readonly onFailure: (reason: FailureReason) => void;
}

interface OpenBook {
  readonly contents: ReadyContents;
  readonly units: ReadonlyMap<string, number>;
}

/** Listeners hear of marks no oftener than this: a loop paints thirty frames a second. */
const tellEvery = 250;
const askAgainAfter = 20_000;
/** Stands among the studies for the numbers of all of them. */
const everyStudy = '';
const none: Seen = new Map();

/**
 * What the user has had on screen, of all the patient's studies in number and of open ones by frame. Marks go to the gateway in small
 * batches; where that fails the view goes on, `isKept` says so, and the marks are tried again.
 */
export class SeenBook {
  readonly #options: SeenBookOptions;
  readonly #writer: SeenWriter;
  readonly #listeners = new Set<() => void>();
  readonly #open = new Map<string, OpenBook>();
  readonly #seen = new Map<string, Map<string, Set<number>>>();
  readonly #standings = new Map<string, Standing>();
  /** Taken back while on screen: stays unseen until it is opened again. */
  readonly #heldBack = new Set<string>();
  #summary: Map<string, Counted> | undefined;
  readonly #known = new Set<string>();
  readonly #failing = new Set<string>();
  #isClosed = false;
  #version = 0;
  #settled = 0;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SeenBookOptions) {
    this.#options = options;
    this.#writer = new SeenWriter({ ...options, onChanged: () => this.#tell() });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Grows with every mark. */
  version = (): number => this.#version;

  /** Grows when other studies are open, not while the user looks: a filtered list does not change under the hand. */
  settledVersion = (): number => this.#settled;

  /** Whether marks reach the gateway, and those of earlier could be had. */
  isKept = (): boolean => this.#failing.size === 0 && this.#writer.isKeeping;

  async load(): Promise<void> {
    await this.#ask(everyStudy, async () => {
      const rows = await this.#options.requests.summary(this.#options.contextId);
      this.#summary = new Map(rows.map(({ studyInstanceUid, ...counted }) => [studyInstanceUid, counted]));
    });
  }

  /** The studies that are on screen now: what is painted of others is not theirs. */
  setOpen(studies: readonly ReadyContents[]): void {
    const uids = new Set<string>(studies.map(({ study }) => study.studyInstanceUid));
    const isSame = uids.size === this.#open.size && [...uids].every((uid) => this.#open.has(uid));
    for (const uid of this.#heldBack) if (!uids.has(uid)) this.#heldBack.delete(uid);
    for (const uid of this.#open.keys()) if (!uids.has(uid)) this.#close(uid);
    let isOther = !isSame;
    for (const contents of studies) {
      const uid = contents.study.studyInstanceUid;
      const before = this.#open.get(uid);
      if (before?.contents === contents) continue;
      isOther = true;
      this.#open.set(uid, { contents, units: studyUnits(contents.displaySets) });
      if (before === undefined) void this.#loadStudy(uid);
      else if (countedIn(before.contents) === 0) this.#tellNumbers(uid);
    }
    if (!isSame) this.#settle();
    else if (isOther) this.#tell();
  }

  /** A frame (from 1) that is on the screen in full, whole and readable. */
  painted(painted: { readonly sopInstanceUid: string; readonly frameNumber: number }): void {
    for (const [uid, { contents, units }] of this.#open) {
      const isKnown = this.#seen.get(uid)?.get(painted.sopInstanceUid)?.has(painted.frameNumber) === true;
      if (isKnown || this.#heldBack.has(uid)) continue;
      const unit = unitPainted(contents.displaySets, painted);
      if (unit === undefined || !this.#note(uid, unit.sopInstanceUid, [unit.frameNumber])) continue;
      this.#writer.add(uid, { ...unit, total: totalOf(units), instances: countedIn(contents) });
      this.#tell();
    }
  }

  /** Takes back the marks of a study, or of these instances of it. */
  async forget(studyInstanceUid: string, sopInstanceUids?: readonly string[]): Promise<void> {
    const seen = this.#seen.get(studyInstanceUid);
    if (sopInstanceUids === undefined) {
      seen?.clear();
      this.#summary?.delete(studyInstanceUid);
    } else for (const sop of sopInstanceUids) seen?.delete(sop);
    if (this.#open.has(studyInstanceUid)) this.#heldBack.add(studyInstanceUid);
    this.#settle();
    await this.#writer.remove(studyInstanceUid, sopInstanceUids);
  }

  /** Whether the gateway has told what was seen of an open study earlier. */
  isKnown(studyInstanceUid: string): boolean {
    return this.#known.has(studyInstanceUid);
  }

  /** Of an open study; nothing where it is not open. */
  seenOf(studyInstanceUid: string): Seen {
    return this.#seen.get(studyInstanceUid) ?? none;
  }

  /** The same object for as long as nothing in it changes. */
  standing(study: StudyEntry): Standing {
    const uid = study.studyInstanceUid;
    const next: Standing =
      this.#summary === undefined ? { state: 'unknown' } : standingOf(study, this.#counted(uid));
    const before = this.#standings.get(uid);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(next)) return before;
    this.#standings.set(uid, next);
    return next;
  }

  /** As a list has it: what is seen of an open study counts there once it is open no more, however late the gateway tells. */
  listed(study: StudyEntry): SeenState | undefined {
    if (this.#summary === undefined) return undefined;
    const { state } = standingOf(study, this.#summary.get(study.studyInstanceUid));
    return state === 'unknown' ? undefined : state;
  }

  flush = (): void => void this.#writer.flush();

  /** Forgets everything and writes no more: the session is locked or over. */
  close(): void {
    this.#isClosed = true;
    this.#writer.close();
    clearTimeout(this.#telling);
    this.#open.clear();
    this.#seen.clear();
    this.#standings.clear();
    this.#summary = undefined;
  }

  #counted(uid: string): Counted | undefined {
    const open = this.#open.get(uid);
    if (open === undefined) return this.#summary?.get(uid);
    const { contents, units } = open;
    return {
      seen: countSeen(units, this.seenOf(uid)),
      total: totalOf(units),
      instances: countedIn(contents),
    };
  }

  async #loadStudy(uid: string): Promise<void> {
    await this.#ask(uid, async () => {
      const rows = await this.#options.requests.ofStudy(this.#options.contextId, uid);
      if (!this.#open.has(uid)) return;
      for (const { sopInstanceUid, frames } of rows) this.#note(uid, sopInstanceUid, frames);
      this.#known.add(uid);
    });
  }

  /** Asked again for as long as it is wanted. */
  async #ask(what: string, ask: () => Promise<void>): Promise<void> {
    const isWanted = () => !this.#isClosed && (what === everyStudy || this.#open.has(what));
    try {
      await ask();
      this.#failing.delete(what);
    } catch (error) {
      this.#options.onFailure(asArchiveError(error).reason);
      if (isWanted()) {
        this.#failing.add(what);
        setTimeout(() => void (isWanted() && this.#ask(what, ask)), askAgainAfter);
      }
    }
    if (!this.#isClosed) this.#settle();
  }

  /** How much there is of a study is known now: kept with a mark that is kept already. */
  #tellNumbers(uid: string): void {
    const { contents, units } = this.#open.get(uid) ?? {};
    if (contents === undefined || units === undefined || countedIn(contents) === 0) return;
    for (const [sopInstanceUid, frames] of this.seenOf(uid)) {
      const [frameNumber] = frames;
      if (frameNumber === undefined) continue;
      this.#writer.add(uid, {
        sopInstanceUid,
        frameNumber,
        total: totalOf(units),
        instances: countedIn(contents),
      });
      return;
    }
  }

  #note(uid: string, sop: string, frames: readonly number[]): boolean {
    const study = this.#seen.get(uid) ?? new Map<string, Set<number>>();
    const instance = study.get(sop) ?? new Set<number>();
    const before = instance.size;
    for (const frame of frames) instance.add(frame);
    this.#seen.set(uid, study.set(sop, instance));
    return instance.size > before;
  }

  #close(uid: string): void {
    const counted = this.#counted(uid);
    if (counted !== undefined && counted.seen > 0) this.#summary?.set(uid, counted);
    else if (this.#known.has(uid)) this.#summary?.delete(uid);
    this.#open.delete(uid);
    this.#seen.delete(uid);
    this.#known.delete(uid);
    this.#failing.delete(uid);
  }

  #settle(): void {
    this.#settled += 1;
    this.#tell();
  }

  #tell(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      this.#version += 1;
      for (const listener of this.#listeners) listener();
    }, tellEvery);
  }
}
