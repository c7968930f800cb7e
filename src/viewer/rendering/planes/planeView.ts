import { type Vector } from '#dicom/geometry.ts';
import { type Tool } from '#viewer/rendering/canvas.ts';
import { Measurements } from '#viewer/rendering/canvas/measurements.ts';
import { createSurface, type Surface } from '#viewer/rendering/canvas/surface.ts';
import { ViewVoice } from '#viewer/rendering/canvas/viewVoice.ts';
import { measureOf } from '#viewer/rendering/measuring/cutPlane.ts';
import { scopeOf } from '#viewer/rendering/measuring/drawnFigure.ts';
import { type MeasuredView } from '#viewer/rendering/measuring/measuredView.ts';
import {
  apply,
  firstView,
  type ImageSize,
  type Matrix,
  matrixOf,
  type Point,
  unapply,
  type View,
} from '#viewer/rendering/painting/view.ts';
import { viewPlace } from '#viewer/rendering/painting/viewPlace.ts';
import { Crosshair } from './crosshair.ts';
import { cursors } from './cursors.ts';
import { CutPair } from './cutPair.ts';
import { indicesOf, placeOf, type PlaneGrid, voxelMap, type VoxelMap } from './planeGrid.ts';
import { PlanePainter } from './planePainter.ts';
import { slabSlices } from './planeCut.ts';
import { planeState } from './planeState.ts';
import { type PlaneState, type Probe } from './planes.ts';
import { type Scene } from './scene.ts';
import { valuesAt } from './valuesAt.ts';
import { missing } from './voxels.ts';

/** One plane on one canvas: where it cuts, how it lies on the canvas, and what is drawn over it. */
export class PlaneView implements MeasuredView {
  readonly grid: PlaneGrid;
  readonly image: ImageSize;
  readonly measurements: Measurements;
  readonly surface: Surface;
  readonly voice: ViewVoice;
  view: View = firstView;
  readonly #scene: Scene;
  readonly #map: VoxelMap;
  readonly #pair: CutPair;
  readonly #painter: PlanePainter;
  readonly #crosshair: Crosshair;
  #cutKey = '';
  #pointer: Point | undefined;
  #tool: Tool = 'scroll';

  constructor(element: HTMLElement, { grid, scene }: { readonly grid: PlaneGrid; readonly scene: Scene }) {
    this.grid = grid;
    this.#scene = scene;
    this.image = { columns: grid.size[0], rows: grid.size[1], aspect: grid.spacing[1] / grid.spacing[0] };
    this.#map = voxelMap(grid, scene.base.source.volume.grid);
    const volumes = [{ voxels: scene.base.voxels, map: this.#map }];
    if (scene.over !== undefined) {
      const { stack } = scene.over;
      volumes.push({ voxels: stack.voxels, map: voxelMap(grid, stack.source.volume.grid) });
    }
    this.#pair = new CutPair(grid, volumes);
    this.surface = createSurface(element, () => {
      this.#painter.again();
      scene.changed();
    });
    this.voice = new ViewVoice(this.surface.voice('view'), () => {
      const { matrix, image } = this;
      return matrix && viewPlace(matrix, image, this.surface.canvas);
    });
    this.#painter = new PlanePainter(this.surface.canvas);
    this.#crosshair = new Crosshair(element);
    this.measurements = new Measurements(this.surface.overlay, this, (text) => this.surface.say(text));
  }

  get index(): number {
    return clamp(Math.round(indicesOf(this.grid, this.#scene.cross)[2]), this.grid.size[2]);
  }

  get matrix(): Matrix | undefined {
    return this.#pair.cuts.length === 0 ? undefined : matrixOf(this.view, this.image, this.surface.canvas);
  }

  /** Marks belong to one slice of this volume. */
  get measured(): MeasuredView['measured'] {
    const { displaySet, volume } = this.#scene.base.source;
    const { grid, index } = this;
    const scope = `${scopeOf(displaySet)} ${grid.plane}`;
    const { count } = slabSlices(grid, index, this.#scene.slab);
    const cut = { grid, volume, index, ...(count > 1 ? { slab: count * grid.spacing[2] } : {}) };
    return {
      place: { key: `${scope} ${index}`, scope, cut },
      measure: measureOf(cut),
      middle: () => this.#middle(),
    };
  }

  /** Cuts where that is due, and paints. */
  paint(): void {
    const { slab, over, shown } = this.#scene;
    const key = `${this.index} ${slab.millimetres} ${slab.projection} ${this.#arrived()}`;
    if (key !== this.#cutKey) {
      this.#cutKey = key;
      this.#pair.take({ index: this.index, slab });
    }
    const [cut, overCut] = this.#pair.cuts;
    if (cut === undefined) return;
    const look =
      over === undefined || overCut === undefined
        ? undefined
        : { cut: overCut, look: over.look, factor: over.factor };
    this.#painter.paint({ cut, shown, over: look, view: this.view, image: this.image });
    this.#drawOver();
  }

  get isCoarse(): boolean {
    return this.#pair.isCoarse;
  }

  /** True once the full cut is painted. */
  refine(): boolean {
    return this.#pair.refine();
  }

  /** The place in the patient that a point of the canvas (device pixels) shows; on the image, never beside it. */
  placeAt(at: Point): Vector | undefined {
    if (this.matrix === undefined) return undefined;
    const point = unapply(this.matrix, at);
    const [columns, rows] = this.grid.size;
    return placeOf(this.grid, [within(point.x - 0.5, columns), within(point.y - 0.5, rows), this.index]);
  }

  /** `scroll` is here the hand that moves the crosshair. */
  get tool(): Tool {
    return this.#tool;
  }

  setTool(tool: Tool): void {
    this.#tool = tool;
    this.surface.setCursor(cursors[tool]);
    this.measurements.setTool(tool);
    // With the probe in hand it says what the crosshair stands on.
    this.#scene.changed();
  }

  /** What a pointer rests on, in device pixels; undefined when it has left. */
  point(at: Point | undefined): void {
    this.#pointer = at;
  }

  state(): PlaneState {
    return planeState({
      view: this,
      scene: this.#scene,
      isExact: this.#map.isWhole,
      isAnythingHere: isAnythingIn(this.#pair.cuts[0]?.values),
      image: this.#storedImage(),
      probe: this.#probe(),
      cross: this.#cross(),
    });
  }

  close(): void {
    this.voice.silence();
    this.measurements.close();
    this.#pair.forget();
    this.#painter.clear();
    this.#crosshair.close();
    this.surface.close();
  }

  #drawOver(): void {
    const { canvas } = this.surface;
    const matrix = matrixOf(this.view, this.image, canvas);
    const [u, v] = indicesOf(this.grid, this.#scene.cross);
    const at = apply(matrix, { x: u + 0.5, y: v + 0.5 });
    const css = (pixels: number) => pixels / devicePixelRatio;
    this.#crosshair.place(
      { x: css(at.x), y: css(at.y) },
      { width: css(canvas.width), height: css(canvas.height) },
    );
    this.measurements.redraw();
  }

  /** Changes when a slice has come that this plane shows. */
  #arrived(): string {
    const { base, over } = this.#scene;
    const [from, to] = this.#storedRange() ?? [];
    const own =
      from === undefined || to === undefined
        ? base.loaded
        : Array.from({ length: to - from + 1 }, (_, at) => (base.isHere(from + at) ? '1' : '0')).join('');
    return `${own} ${over?.stack.loaded ?? 0}`;
  }

  /** First and last stored slice that the plane shows where it lies along them; undefined where it crosses them all. */
  #storedRange(): readonly [number, number] | undefined {
    const { start, steps, isWhole } = this.#map;
    if (!isWhole || steps[0][2] !== 0 || steps[1][2] !== 0) return undefined;
    const { from, count } = slabSlices(this.grid, this.index, this.#scene.slab);
    const ends = [from, from + count - 1].map((slice) => start[2] + steps[2][2] * slice);
    return [Math.min(...ends), Math.max(...ends)];
  }

  #storedImage(): PlaneState['source'] {
    const [slice] = this.#storedRange() ?? [];
    const { base } = this.#scene;
    if (slice === undefined || !base.isHere(slice)) return undefined;
    const { instance, frameNumber } = base.slice(slice);
    return { sopInstanceUid: instance.sopInstanceUid, frameNumber };
  }

  /** Of what is seen, in pixels of the plane. */
  #middle(): Point {
    const { width, height } = this.surface.canvas;
    const middle = { x: width / 2, y: height / 2 };
    return this.matrix === undefined ? middle : unapply(this.matrix, middle);
  }

  /** What the pointer rests on; with the probe in hand and no pointer here, what the crosshair does. */
  #probe(): Probe | undefined {
    if (this.matrix === undefined) return undefined;
    if (this.#pointer !== undefined) return this.#valuesAt(unapply(this.matrix, this.#pointer));
    return this.#tool === 'probe' ? this.#cross().probe : undefined;
  }

  #cross(): PlaneState['cross'] {
    const [u, v] = indicesOf(this.grid, this.#scene.cross);
    const [x, y] = [clamp(Math.round(u), this.grid.size[0]), clamp(Math.round(v), this.grid.size[1])];
    return { x, y, probe: this.#valuesAt({ x, y }) };
  }

  #valuesAt(at: Point): Probe | undefined {
    return valuesAt(this.#pair, at, { factor: this.#scene.over?.factor ?? 1 });
  }
}

/** Something is here: a value, or a picture that holds nothing but what is no tissue. */
function isAnythingIn(values: Float32Array | undefined): boolean {
  return values?.some((value) => Number.isFinite(value)) === true || values?.includes(missing) === false;
}

function clamp(index: number, count: number): number {
  return Math.min(count - 1, Math.max(0, index));
}

function within(at: number, count: number): number {
  return Math.min(count - 1, Math.max(0, at));
}
