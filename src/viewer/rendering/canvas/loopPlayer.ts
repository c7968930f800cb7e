import { frameDue, placeOn } from '#dicom/loopLock.ts';
import { type Link } from '#viewer/rendering/canvas.ts';
import { type CineTiming } from './cine.ts';
import { elsewhere, type LockedPlace } from './elsewhere.ts';
import { clockOf, type LockBasis, type LoopClock } from './loopClock.ts';
import { type StackView } from './stackView.ts';

interface LoopPlayerOf {
  readonly view: StackView;
  readonly link: () => Link | undefined;
  /** It was playing and has been stopped, by whichever hand. */
  readonly onStopped: () => void;
}

/** The playing of one canvas: by its own time, or by the clock that locked loops share. */
export class LoopPlayer {
  readonly #of: LoopPlayerOf;
  #timing: CineTiming | undefined;

  constructor(of: LoopPlayerOf) {
    this.#of = of;
  }

  /**
   * Every loop keeps the rate of its own recording: starting together is for whoever knows each one's timing. Locked ones go by one clock, which
   * the first that plays sets off from where it stands, and which has the pace of the one that leads.
   */
  play(timing: CineTiming): void {
    this.#timing = timing;
    const { view } = this.#of;
    const { lock, leads } = this.#of.link() ?? {};
    const clock = this.clock;
    if (lock === undefined || clock === undefined) return view.play(timing);
    const { track, basis } = lock;
    const now = performance.now();
    // One that runs in another window is joined, unless this one was set later.
    const running = elsewhere()?.loops.running(basis);
    if (running !== undefined) clock.adopt(running);
    clock.start(track.starts[view.painted?.index ?? 0] ?? track.from, { now, unit: track.unit });
    const unit = leads === true && running === undefined ? track.unit : undefined;
    clock.setSpeed(timing.framesPerSecond / track.rate, { now, unit });
    view.play(timing, { track, clock });
  }

  /** Locked, or let go: goes by another clock from now on. */
  relocked(): void {
    if (!this.#of.view.isPlaying || this.#timing === undefined) return;
    this.play(this.#timing);
    // A clock that ran on unused is not known to a window that has come since.
    const [clock, basis] = [this.clock, this.basis];
    if (clock?.isRunning === true && basis !== undefined)
      elsewhere()?.loops.clocked(basis, clock.reading(performance.now()));
  }

  stop(): void {
    const { view, onStopped } = this.#of;
    if (!view.isPlaying) return;
    view.pause();
    onStopped();
  }

  get clock(): LoopClock | undefined {
    const { group, lock } = this.#of.link() ?? {};
    return group === undefined || lock === undefined ? undefined : clockOf(group, lock.basis);
  }

  get basis(): LockBasis | undefined {
    return this.#of.link()?.lock?.basis;
  }

  /** Where on its lock's clock a frame is due. */
  placeAt(index: number): LockedPlace | undefined {
    const { lock } = this.#of.link() ?? {};
    const place = lock?.track.starts[index];
    return lock === undefined || place === undefined ? undefined : { basis: lock.basis, place };
  }

  /** To the frame that is due there; one that plays goes by the clock. */
  standAt({ basis, place }: LockedPlace): void {
    const { view, link } = this.#of;
    const { lock } = link() ?? {};
    if (lock?.basis !== basis || view.isPlaying) return;
    view.scrollTo(frameDue(lock.track, placeOn(lock.track, place)));
  }
}
