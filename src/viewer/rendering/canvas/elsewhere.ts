import { type Window } from '#viewer/rendering/canvas.ts';
import { type LaidOn } from '#viewer/rendering/spatial.ts';
import { type ClockReading, type LockBasis } from './loopClock.ts';
import { type Standing } from './scrollLink.ts';
import { type PointedPlace, type Shown } from './sharedPlaces.ts';
import { type StackView } from './stackView.ts';
import { type Turn } from './turning.ts';

/** A canvas that does something which canvases in another window may follow. */
export interface Leader {
  /** Of this canvas and no other of its window. */
  readonly id: string;
  readonly view: StackView;
  readonly standing: Standing;
  readonly laidOn: LaidOn | undefined;
}

/** The 3D cursor and the line of the active slice, as another window shows them. */
export interface PlacesElsewhere {
  /** By this window's hand; undefined: let go. */
  pointed(at: PointedPlace | undefined): void;
  /** The active slice here, or what shows here, may be another. */
  changed(): void;
  /** How many canvases of another window show it. */
  shown(what: 'cursor' | 'line'): Shown;
}

/** Loops of another window that play in step with those of this one. */
export interface LoopsElsewhere {
  /** Loops here were stopped by a hand; `place` is where on the clock of their lock. */
  stopped(leader: Leader, place: LockedPlace | undefined): void;
  /** Locked loops here stand still, and stand elsewhere now. */
  stood(leader: Leader, place: LockedPlace): void;
  /** A clock here was set: it runs from elsewhere, at another pace, or not at all. */
  clocked(basis: LockBasis, reading: ClockReading): void;
  /** A clock of another window that runs; undefined where none does. */
  running(basis: LockBasis): ClockReading | undefined;
}

export interface LockedPlace {
  readonly basis: LockBasis;
  /** On the clock, in the unit of its basis. */
  readonly place: number;
}

/** Who tells another window of the same patient what canvases here do by their user's hand; what merely follows is not told. */
export interface Elsewhere {
  /** Canvases have come or gone, or share something else. */
  changed(): void;
  scrolled(leader: Leader): void;
  moved(leader: Leader): void;
  turned(leader: Leader, turn: Turn): void;
  /** Undefined: the image's own again. */
  windowed(leader: Leader, window: Window | undefined): void;
  readonly places: PlacesElsewhere;
  readonly loops: LoopsElsewhere;
}

let teller: Elsewhere | undefined;

/** Undefined while there is no other window. */
export function elsewhere(): Elsewhere | undefined {
  return teller;
}

export function tellElsewhere(next: Elsewhere | undefined): void {
  teller = next;
}
