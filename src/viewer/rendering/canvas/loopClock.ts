import { frameDue, type LoopLock, type LoopTrack, placeOn } from '#dicom/loopLock.ts';
import { Cine, type CineTiming } from './cine.ts';
import { elsewhere } from './elsewhere.ts';

export type LockBasis = LoopLock['basis'];

/** How a clock stands, as plain values that another window can go by: from these it knows every later moment without being told again. */
export interface ClockReading {
  /** `held`: it runs, but waits for a frame. */
  readonly state: 'running' | 'held' | 'stopped';
  readonly turns: number;
  /** The moment of `turns`, and when a hand last set the clock: milliseconds since 1970. */
  readonly at: number;
  readonly since: number;
  /** Units a millisecond. */
  readonly pace: number;
  /** Milliseconds of one unit at true speed. */
  readonly unit: number;
}

/** Milliseconds without waiting for a frame after which a clock runs again in the other window too. */
const patience = 100;
/** Milliseconds between two words on how far a clock that waits has come. */
const pace = 200;

/** The time that locked loops share, in the unit of their lock: beats, milliseconds or frames. It runs, or stands where it was stopped. */
export class LoopClock {
  readonly #onSet: (clock: LoopClock) => void;
  #turns = 0;
  #since = 0;
  /** Units a millisecond. */
  #pace = 0;
  #unit = 1;
  #isRunning = false;
  #setAt = -Infinity;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #toldAt = -Infinity;
  #isHeldElsewhere = false;

  /** `onSet`: it goes otherwise than whoever knows its last reading would think. */
  constructor(onSet: (clock: LoopClock) => void) {
    this.#onSet = onSet;
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** All who ask in one frame of the screen give the same moment, and so are told the same. */
  at(now: number): number {
    if (!this.#isRunning || this.#isHeldElsewhere) return this.#turns;
    return this.#turns + (now - this.#since) * this.#pace;
  }

  /** From this place on, unless it runs already; `unit` is the milliseconds of one unit at true speed. */
  start(turns: number, how: { readonly now: number; readonly unit: number }): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#unit = how.unit;
    this.standAt(turns, how.now);
    this.#set(how.now);
  }

  /** `unit` is given by the loop that the others follow. */
  setSpeed(speed: number, how: { readonly now: number; readonly unit: number | undefined }): void {
    const unit = how.unit ?? this.#unit;
    if (unit === this.#unit && speed / unit === this.#pace) return;
    this.standAt(this.at(how.now), how.now);
    this.#unit = unit;
    this.#pace = speed / unit;
    this.#set(how.now);
  }

  standAt(turns: number, now: number): void {
    this.#turns = turns;
    this.#since = now;
  }

  /** A loop waits for a frame, and all with it: in the other window too, until none has waited for a while. */
  hold(turns: number, now: number): void {
    this.standAt(turns, now);
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => this.#release(), patience);
    if (now - this.#toldAt < pace) return;
    this.#toldAt = now;
    this.#onSet(this);
  }

  stop(now: number): void {
    if (!this.#isRunning) return;
    this.standAt(this.at(now), now);
    this.#isRunning = false;
    this.#set(now);
  }

  reading(now: number): ClockReading {
    const state = this.#isRunning ? (this.#waiting === undefined ? 'running' : 'held') : 'stopped';
    const since = performance.timeOrigin + this.#setAt;
    const at = performance.timeOrigin + now;
    return { state, turns: this.at(now), at, since, pace: this.#pace, unit: this.#unit };
  }

  /** As the clock of another window goes; of two that were set at once, both keep the later one. */
  adopt({ state, turns, at, since, pace: unitsPerMs, unit }: ClockReading): void {
    const setAt = since - performance.timeOrigin;
    if (setAt < this.#setAt) return;
    this.#setAt = setAt;
    this.#isRunning = state !== 'stopped';
    this.#isHeldElsewhere = state === 'held';
    [this.#pace, this.#unit] = [unitsPerMs, unit];
    this.standAt(turns, at - performance.timeOrigin);
  }

  /** The window that this clock waited for is gone. */
  releaseElsewhere(now: number): void {
    if (!this.#isHeldElsewhere) return;
    this.#isHeldElsewhere = false;
    this.standAt(this.#turns, now);
  }

  #set(now: number): void {
    this.#setAt = now;
    this.#onSet(this);
  }

  #release(): void {
    this.#waiting = undefined;
    this.#toldAt = -Infinity;
    this.#onSet(this);
  }
}

const clocks = new Map<string, LoopClock>();

/** One clock for all loops of a group that are locked in the same way. */
export function clockOf(group: string, basis: LockBasis): LoopClock {
  const key = `${group} ${basis}`;
  const known = clocks.get(key);
  if (known !== undefined) return known;
  const made = new LoopClock((clock) => elsewhere()?.loops.clocked(basis, clock.reading(performance.now())));
  clocks.set(key, made);
  return made;
}

/** A loop whose frames stand when a clock says so that it does not own. */
export class LockedCine extends Cine {
  readonly #track: LoopTrack;
  readonly #clock: LoopClock;

  constructor(
    timing: CineTiming,
    from: ConstructorParameters<typeof Cine>[1],
    lock: { readonly track: LoopTrack; readonly clock: LoopClock },
  ) {
    super(timing, from);
    this.#track = lock.track;
    this.#clock = lock.clock;
  }

  override indexAt(now: number): number {
    return frameDue(this.#track, placeOn(this.#track, this.#clock.at(now)));
  }

  /** One that waits for a frame holds all of them: they would not be alike otherwise. */
  override standAt(index: number, now: number): void {
    this.#clock.hold(this.#track.starts[index] ?? this.#track.from, now);
  }
}
