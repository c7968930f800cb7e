import { type Leader, type LockedPlace, type LoopsElsewhere } from './elsewhere.ts';
import { linkMembers, type LinkMember } from './links.ts';
import { type ClockReading, type LockBasis, type LoopClock } from './loopClock.ts';
import { type LoopMessage, parseLoopMessage } from './loopMessage.ts';
import { SharedTime } from './sharedTime.ts';

interface FarLoopsWish {
  /** At once: what comes later would be late. */
  readonly post: (message: LoopMessage) => void;
  /** At most once a refresh. */
  readonly tell: (of: string, telling: () => LoopMessage) => void;
  /** Loops here that share their playing with that one of another window. */
  readonly followers: (id: string, window: string) => readonly LinkMember[];
}

interface FarClocks {
  readonly time: SharedTime;
  readonly readings: Map<LockBasis, ClockReading>;
}

/**
 * Loops in step across the windows of one patient. No frame is told of: a clock is, when it is set, and each window then knows by itself which
 * frame is due. While one waits for frames, both stand.
 */
export class FarLoops implements LoopsElsewhere {
  readonly #wish: FarLoopsWish;
  readonly #windows = new Map<string, FarClocks>();

  constructor(wish: FarLoopsWish) {
    this.#wish = wish;
  }

  /** A window that has just come joins the clocks that run here. */
  meet(): void {
    for (const basis of ['beat', 'time', 'index'] as const)
      for (const clock of clocksOf(basis))
        if (clock.isRunning) this.clocked(basis, clock.reading(performance.now()));
  }

  gone(window: string): void {
    this.#windows.delete(window);
    for (const { player } of linkMembers) player.clock?.releaseElsewhere(performance.now());
  }

  close(): void {
    for (const window of this.#windows.keys()) this.gone(window);
  }

  /** True where the message was one of these. */
  hear(body: unknown, window: string): boolean {
    const message = parseLoopMessage(body);
    if (message === undefined) return false;
    switch (message.told) {
      case 'clock':
        this.#hearClock(message, window);
        break;
      case 'stopped':
        for (const { player } of this.#wish.followers(message.id, window)) {
          player.stop();
          if (message.place !== undefined) player.standAt(message.place);
        }
        break;
      case 'stood':
        for (const { player } of this.#wish.followers(message.id, window)) player.standAt(message.place);
        break;
    }
    return true;
  }

  stopped({ id }: Leader, place: LockedPlace | undefined): void {
    this.#wish.tell('stopped', () => ({ told: 'stopped', id, place }));
  }

  stood({ id }: Leader, place: LockedPlace): void {
    this.#wish.tell('stood', () => ({ told: 'stood', id, place }));
  }

  clocked(basis: LockBasis, reading: ClockReading): void {
    this.#wish.post({ told: 'clock', basis, reading });
  }

  running(basis: LockBasis): ClockReading | undefined {
    return [...this.#windows.values()]
      .map(({ readings }) => readings.get(basis))
      .find((reading) => reading !== undefined && reading.state !== 'stopped');
  }

  #hearClock({ basis, reading: told }: Extract<LoopMessage, { told: 'clock' }>, window: string): void {
    const known = this.#windows.get(window) ?? { time: new SharedTime(), readings: new Map() };
    this.#windows.set(window, known);
    const now = performance.timeOrigin + performance.now();
    const own = (moment: number) => known.time.own({ sent: told.at, moment }, now);
    const reading = { ...told, at: own(told.at), since: own(told.since) };
    known.readings.set(basis, reading);
    for (const clock of clocksOf(basis)) clock.adopt(reading);
  }
}

function clocksOf(basis: LockBasis): ReadonlySet<LoopClock> {
  const clocks = [...linkMembers].flatMap(({ player }) =>
    player.basis === basis ? (player.clock ?? []) : [],
  );
  return new Set(clocks);
}
