import { paintTurns, type Piece } from '#viewer/rendering/turns.ts';
import { type AnatomicalPlane } from './planeGrid.ts';
import { type PlaneState } from './planes.ts';
import { type PlaneView } from './planeView.ts';

/** A hand that has not moved for this long, in ms, rests: then what was cut coarsely is cut in full. */
const rest = 120;

/**
 * The planes of one volume that are on screen. Each is cut and painted in a turn of its own, shared with every other volume's, and says what it
 * shows in that same turn: until then its state is of the picture before, which is what its canvas has.
 */
export class ShownPlanes {
  readonly #views = new Map<AnatomicalPlane, PlaneView>();
  readonly #pieces = new Map<PlaneView, Piece>();
  readonly #states = new Map<AnatomicalPlane, PlaneState>();
  readonly #listeners = new Set<() => void>();
  #restTimer: ReturnType<typeof setTimeout> | undefined;

  get views(): ReadonlyMap<AnatomicalPlane, PlaneView> {
    return this.#views;
  }

  /** What a plane has painted; undefined until it has. */
  state(plane: AnatomicalPlane): PlaneState | undefined {
    return this.#states.get(plane);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(view: PlaneView): void {
    this.#views.set(view.grid.plane, view);
    this.#pieces.set(view, () => this.#paint(view));
    this.changed();
  }

  remove(view: PlaneView): void {
    const { plane } = view.grid;
    const piece = this.#pieces.get(view);
    if (piece !== undefined) paintTurns.drop(piece);
    this.#pieces.delete(view);
    if (this.#views.get(plane) === view) {
      this.#views.delete(plane);
      this.#states.delete(plane);
    }
    view.close();
  }

  /** Something is to be painted anew. */
  changed(): void {
    for (const piece of this.#pieces.values()) paintTurns.ask(piece);
  }

  close(): void {
    clearTimeout(this.#restTimer);
    for (const view of this.#views.values()) this.remove(view);
  }

  #paint(view: PlaneView): void {
    clearTimeout(this.#restTimer);
    view.paint();
    this.#say(view);
    if ([...this.#views.values()].some(({ isCoarse }) => isCoarse))
      this.#restTimer = setTimeout(() => this.#refine(), rest);
  }

  /** In slices of time, so that a hand that moves again is answered at once. */
  #refine(): void {
    const next = [...this.#views.values()].find(({ isCoarse }) => isCoarse);
    if (next === undefined) return;
    if (next.refine()) {
      next.paint();
      this.#say(next);
    }
    this.#restTimer = setTimeout(() => this.#refine(), 0);
  }

  #say(view: PlaneView): void {
    this.#states.set(view.grid.plane, view.state());
    for (const listener of this.#listeners) listener();
  }
}
