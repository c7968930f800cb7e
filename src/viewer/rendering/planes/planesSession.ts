import { dot, type Vector } from '#dicom/geometry.ts';
import { type Window } from '#viewer/rendering/canvas.ts';
import { onBlank } from '#viewer/rendering/canvas/canvasSession.ts';
import { noWish, windowShown } from '#viewer/rendering/canvas/shownStack.ts';
import { type GreyShown } from '#viewer/rendering/painting/brightness.ts';
import { firstView, panned, type Point, zoomedAt } from '#viewer/rendering/painting/view.ts';
import { listenToPlane } from './planeGestures.ts';
import {
  type AnatomicalPlane,
  anatomicalPlanes,
  indicesOf,
  moved,
  placeOf,
  planeGrid,
  type PlaneGrid,
} from './planeGrid.ts';
import {
  type OverlayLook,
  type OverlaySource,
  type PlanesCommands,
  type PlaneState,
  type Slab,
  type VolumeSource,
} from './planes.ts';
import { PlaneView } from './planeView.ts';
import { type Scene } from './scene.ts';
import { ShownPlanes } from './shownPlanes.ts';
import { VolumeGrey } from './volumeGrey.ts';
import { VoxelStack } from './voxelStack.ts';

export interface PlanesWish {
  readonly base: VolumeSource;
  readonly over?: OverlaySource | undefined;
  /** Position in the stack that the crosshair begins in. */
  readonly start: number;
  /** Cut as another volume is, in whose coordinates this one is given; otherwise by its own axes. */
  readonly grids?: Readonly<Record<AnatomicalPlane, PlaneGrid>>;
}

/** Until it is told how to be seen, an overlay is not. */
const unseen: OverlayLook = { range: { from: 0, to: 1 }, opacity: 0 };

/** Three planes through one volume: the crosshair, window and slab they share, and what each has painted. Opened and closed with its panes. */
export class PlanesSession implements PlanesCommands, Scene {
  readonly base: VoxelStack;
  readonly grids: Readonly<Record<AnatomicalPlane, PlaneGrid>>;
  cross: Vector;
  slab: Slab = { millimetres: 0, projection: 'mip' };
  #over: { readonly stack: VoxelStack; readonly factor: number; readonly look: OverlayLook } | undefined;
  readonly #grey: VolumeGrey;
  readonly #shown = new ShownPlanes();
  readonly #endBlank: () => void;

  constructor({ base, over, start, grids }: PlanesWish) {
    const { grid, slices } = base.volume;
    const slice = slices.findIndex(({ stackIndex }) => stackIndex === start);
    this.base = new VoxelStack(base, () => this.changed());
    this.#grey = new VolumeGrey(this.base);
    this.#over =
      over === undefined
        ? undefined
        : { stack: new VoxelStack(over, () => this.changed()), factor: over.factor, look: unseen };
    const [axial, coronal, sagittal] = anatomicalPlanes.map((plane) => planeGrid(grid, plane));
    if (axial === undefined || coronal === undefined || sagittal === undefined)
      throw new Error('three planes');
    this.grids = grids ?? { axial, coronal, sagittal };
    const middle = [
      (grid.size[0] - 1) / 2,
      (grid.size[1] - 1) / 2,
      slice < 0 ? (grid.size[2] - 1) / 2 : slice,
    ] as const;
    this.cross = middle.reduce<Vector>(
      (at, index, axis) => moved(at, grid.axes[axis] ?? [0, 0, 0], index * (grid.spacing[axis] ?? 0)),
      grid.origin,
    );
    this.base.want(middle[2]);
    this.#over?.stack.want(this.#sliceIn(this.#over.stack));
    this.#endBlank = onBlank(() => this.close());
  }

  get over(): Scene['over'] {
    return this.#over;
  }
  get isInverted(): boolean {
    return this.#grey.wish.isInverted;
  }
  get shown(): GreyShown {
    return this.#grey.shown;
  }
  get window(): Window {
    return windowShown(this.shown);
  }
  get views(): ReadonlyMap<AnatomicalPlane, PlaneView> {
    return this.#shown.views;
  }

  /** Puts a plane on an element until the returned function is called. */
  attach(
    plane: AnatomicalPlane,
    element: HTMLElement,
  ): { readonly view: PlaneView; readonly detach: () => void } {
    const view = new PlaneView(element, { grid: this.grids[plane], scene: this });
    const endGestures = listenToPlane(element, { view, session: this });
    this.#shown.add(view);
    return {
      view,
      detach: () => {
        endGestures();
        this.#shown.remove(view);
      },
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => this.#shown.subscribe(listener);
  state(plane: AnatomicalPlane): PlaneState | undefined {
    return this.#shown.state(plane);
  }

  changed(): void {
    this.#shown.changed();
  }

  moveTo(place: Vector): void {
    this.cross = place;
    this.base.want(this.#sliceIn(this.base));
    this.#over?.stack.want(this.#sliceIn(this.#over.stack));
    this.changed();
  }

  goTo(plane: AnatomicalPlane, index: number): void {
    const grid = this.grids[plane];
    const [u, v] = indicesOf(grid, this.cross);
    this.moveTo(placeOf(grid, [u, v, Math.min(grid.size[2] - 1, Math.max(0, Math.round(index)))]));
  }
  step(plane: AnatomicalPlane, slices: number): void {
    this.goTo(plane, Math.round(indicesOf(this.grids[plane], this.cross)[2]) + slices);
  }
  nudge(plane: AnatomicalPlane, by: { readonly right: number; readonly down: number }): void {
    const grid = this.grids[plane];
    const [u, v, w] = indicesOf(grid, this.cross);
    const within = (at: number, count: number) => Math.min(count - 1, Math.max(0, Math.round(at)));
    this.moveTo(placeOf(grid, [within(u + by.right, grid.size[0]), within(v + by.down, grid.size[1]), w]));
  }

  zoomBy(plane: AnatomicalPlane, factor: number, at?: Point): void {
    const view = this.views.get(plane);
    if (view === undefined) return;
    const placed = { image: view.image, canvas: view.surface.canvas };
    view.view = zoomedAt(view.view, at === undefined ? { factor } : { factor, at }, placed);
    this.changed();
  }
  /** By CSS pixels. */
  panBy(plane: AnatomicalPlane, by: Point): void {
    const view = this.views.get(plane);
    if (view === undefined) return;
    const [x, y] = [by.x * devicePixelRatio, by.y * devicePixelRatio];
    view.view = panned(view.view, { x, y }, { image: view.image, canvas: view.surface.canvas });
    this.changed();
  }
  fit(plane: AnatomicalPlane): void {
    const view = this.views.get(plane);
    if (view !== undefined) view.view = firstView;
    this.changed();
  }

  setWindow(window: Window): void {
    this.#grey.change({ window });
    this.changed();
  }
  invert(): void {
    this.#grey.change({ isInverted: !this.isInverted });
    this.changed();
  }
  setSlab(slab: Slab): void {
    this.slab = slab;
    this.changed();
  }
  setOverlay(look: OverlayLook): void {
    if (this.#over !== undefined) this.#over = { ...this.#over, look };
    this.changed();
  }
  reset(): void {
    this.#grey.change(noWish);
    for (const view of this.views.values()) view.view = firstView;
    this.changed();
  }
  removeMeasurements(): void {
    for (const view of this.views.values()) view.measurements.removeAll();
  }
  retry(): void {
    this.base.retry();
    this.#over?.stack.retry();
  }
  stackIndex(): number {
    return this.base.slice(this.#sliceIn(this.base)).stackIndex;
  }

  close(): void {
    this.#endBlank();
    this.#shown.close();
    this.base.close();
    this.#over?.stack.close();
  }

  #sliceIn({ source }: VoxelStack): number {
    const { origin, axes, spacing } = source.volume.grid;
    return dot(moved(this.cross, origin, -1), axes[2]) / spacing[2];
  }
}
