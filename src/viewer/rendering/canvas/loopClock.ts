import { frameDue, type LoopTrack, placeOn } from '#dicom/loopLock.ts';
import { Cine, type CineTiming } from './cine.ts';

/** The time that locked loops share, in the unit of their lock: beats, milliseconds or frames. It runs, or stands where it was stopped. */
export class LoopClock {
  #turns = 0;
  #since = 0;
  /** Units a millisecond. */
  #pace = 0;
  #unit = 1;
  #isRunning = false;

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** All who ask in one frame of the screen give the same moment, and so are told the same. */
  at(now: number): number {
    return this.#isRunning ? this.#turns + (now - this.#since) * this.#pace : this.#turns;
  }

  /** From this place on, unless it runs already; `unit` is the milliseconds of one unit at true speed. */
  start(turns: number, how: { readonly now: number; readonly unit: number }): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#unit = how.unit;
    this.standAt(turns, how.now);
  }

  /** `unit` is given by the loop that the others follow. */
  setSpeed(speed: number, how: { readonly now: number; readonly unit: number | undefined }): void {
    this.standAt(this.at(how.now), how.now);
    this.#unit = how.unit ?? this.#unit;
    this.#pace = speed / this.#unit;
  }

  standAt(turns: number, now: number): void {
    this.#turns = turns;
    this.#since = now;
  }

  stop(): void {
    this.#isRunning = false;
  }
}

const clocks = new Map<string, LoopClock>();

/** One clock for all loops of a group that are locked in the same way. */
export function clockOf(key: string): LoopClock {
  const known = clocks.get(key);
  if (known !== undefined) return known;
  const made = new LoopClock();
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
    this.#clock.standAt(this.#track.starts[index] ?? this.#track.from, now);
  }
}
