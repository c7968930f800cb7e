import { type Window } from '#viewer/rendering/canvas.ts';
import { type LaidOn } from '#viewer/rendering/spatial.ts';
import { type Standing } from './scrollLink.ts';
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

/** Who tells another window of the same patient what canvases here do by their user's hand; what merely follows is not told. */
export interface Elsewhere {
  /** Canvases have come or gone, or share something else. */
  changed(): void;
  scrolled(leader: Leader): void;
  moved(leader: Leader): void;
  turned(leader: Leader, turn: Turn): void;
  /** Undefined: the image's own again. */
  windowed(leader: Leader, window: Window | undefined): void;
}

let teller: Elsewhere | undefined;

/** Undefined while there is no other window. */
export function elsewhere(): Elsewhere | undefined {
  return teller;
}

export function tellElsewhere(next: Elsewhere | undefined): void {
  teller = next;
}
