import { type Point } from '#viewer/rendering/painting/view.ts';
import { type Figure, isCalibration, type Statistics } from './figure.ts';
import { type DrawnFigure, imageOf, type MeasuredCanvas } from './drawnFigure.ts';
import { targetFor } from './targetFor.ts';

/**
 * Every measurement of the session, whichever panes are open: the one owner. They are kept in memory only, never sent or stored, and are
 * gone when the session is locked or the patient changed.
 */
class DrawnFigures {
  #figures: readonly DrawnFigure[] = [];
  readonly #byCanvas = new Map<object, MeasuredCanvas>();
  #canvases: readonly MeasuredCanvas[] = [];
  #next = 1;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly all = (): readonly DrawnFigure[] => this.#figures;
  /** Where something is painted now. */
  readonly canvases = (): readonly MeasuredCanvas[] => this.#canvases;

  /** What one canvas shows now; undefined when it shows nothing, or is gone. */
  setCanvas(owner: object, canvas: MeasuredCanvas | undefined): void {
    const before = this.#byCanvas.get(owner);
    if (before?.place.key === canvas?.place.key && before?.group === canvas?.group) return;
    if (canvas === undefined) this.#byCanvas.delete(owner);
    else this.#byCanvas.set(owner, canvas);
    this.#canvases = [...this.#byCanvas.values()];
    this.#tell();
  }

  /** A ruler or sticker takes the place of the one before it on the same image. */
  add(figure: Figure & Pick<DrawnFigure, 'place' | 'statistics'>): DrawnFigure {
    const id = this.#next;
    this.#next += 1;
    const isTargeted = imageOf(figure) !== undefined && !isCalibration(figure);
    const target = isTargeted ? targetFor(figure, this.#figures, this.#canvases) : undefined;
    const added = { ...figure, id, ...(target === undefined ? {} : { target }) };
    const others = isCalibration(figure)
      ? this.#figures.filter((one) => !isCalibration(one) || one.place.key !== figure.place.key)
      : this.#figures;
    this.#set([...others, added]);
    return added;
  }

  /** Another shape, or what has been said of it since. */
  change(
    id: number,
    change: Partial<Pick<DrawnFigure, 'points' | 'statistics' | 'target' | 'millimetres'>>,
  ): void {
    this.#set(this.#figures.map((one) => (one.id === id ? { ...one, ...change } : one)));
  }

  movePoints(id: number, points: readonly Point[], statistics: Statistics | undefined): void {
    this.#set(
      this.#figures.map((one) => {
        if (one.id !== id) return one;
        const { statistics: _, ...rest } = one;
        return { ...rest, points, ...(statistics === undefined ? {} : { statistics }) };
      }),
    );
  }

  renameTarget(targetId: string, name: string): void {
    this.#set(
      this.#figures.map((one) =>
        one.target?.id === targetId ? { ...one, target: { ...one.target, name } } : one,
      ),
    );
  }

  remove(id: number): void {
    this.#set(this.#figures.filter((one) => one.id !== id));
  }

  removeOf(scope: string): void {
    this.#set(this.#figures.filter(({ place }) => place.scope !== scope));
  }

  clear(): void {
    this.#set([]);
  }

  #set(figures: readonly DrawnFigure[]): void {
    this.#figures = figures;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export const drawnFigures = new DrawnFigures();
