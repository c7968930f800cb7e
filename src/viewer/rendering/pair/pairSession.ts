import { onBlank } from '#viewer/rendering/canvas/canvasSession.ts';
import { type GestureTarget, listenToGestures } from '#viewer/rendering/canvas/gestures.ts';
import { ViewVoice } from '#viewer/rendering/canvas/viewVoice.ts';
import {
  firstView,
  type Matrix,
  matrixOf,
  panned,
  type Point,
  type View,
  zoomedAt,
} from '#viewer/rendering/painting/view.ts';
import { type PlaceWords, type ViewPlace, viewPlace } from '#viewer/rendering/painting/viewPlace.ts';
import { HalfView } from './halfView.ts';
import {
  type PairCommands,
  type PairListener,
  type PairManner,
  type PairSide,
  pairSides,
  type PairState,
  type PairTarget,
} from './pair.ts';
import { type Measured, scaleRelation, squareSize, unadjusted } from './placement.ts';
import { proposeAdjustment } from './propose.ts';
import { composed, matrixOfSimilarity, scaleOf, type Similarity } from './similarity.ts';

/** Where each half is painted, and where hands are felt on it: two elements, for in some modes the pictures lie on each other. */
export interface PairElements {
  readonly picture: Readonly<Record<PairSide, HTMLElement>>;
  readonly hand: Readonly<Record<PairSide, HTMLElement>>;
}

type Move = (view: View, placed: { image: Measured['image']; canvas: HTMLCanvasElement }) => View;

/** A notch of the wheel, some 100 pixels, is a quarter nearer or farther: as on slides. */
const turned = 450;

/** Two photographs that move as one. The later lies as a view says; the earlier lies on it, as it was adjusted or as large. */
export class PairSession {
  readonly commands: PairCommands;
  readonly #halves: Readonly<Record<PairSide, HalfView>>;
  readonly #voice: ViewVoice;
  readonly #listener: () => PairListener;
  readonly #ends: readonly (() => void)[];
  #view: View = firstView;
  #isFitted = true;
  #manner: PairManner = { adjustment: undefined, isPointing: false };
  #request = 0;

  constructor(elements: PairElements, listener: () => PairListener) {
    const on = { arrived: () => this.#changed(), resized: () => this.#paint() };
    const half = (side: PairSide) => new HalfView(elements.picture[side], on);
    this.#halves = { past: half('past'), now: half('now') };
    this.#voice = new ViewVoice(this.#halves.now.voice(), () => this.#place());
    this.#listener = listener;
    this.#ends = [
      ...pairSides.map((side) => listenToGestures(elements.hand[side], this.#gesturesOn(side))),
      onBlank(() => this.#blank()),
    ];
    this.commands = this.#commands();
  }

  goTo(target: PairTarget): void {
    for (const side of pairSides) this.#halves[side].goTo(target[side]);
    this.#changed();
  }

  setManner(manner: PairManner): void {
    this.#manner = manner;
    this.#changed();
  }

  setWords(words: PlaceWords): void {
    this.#voice.setWords(words);
  }

  setLabels(labels: Readonly<Record<PairSide, string>>): void {
    for (const side of pairSides) this.#halves[side].setLabel(labels[side]);
  }

  close(): void {
    cancelAnimationFrame(this.#request);
    this.#voice.silence();
    for (const end of this.#ends) end();
    for (const side of pairSides) this.#halves[side].close();
  }

  #blank(): void {
    for (const side of pairSides) this.#halves[side].blank();
  }

  #changed(): void {
    if (this.#request !== 0) return;
    this.#request = requestAnimationFrame(() => {
      this.#request = 0;
      this.#paint();
      this.#listener().onState(this.#state());
    });
  }

  #paint(): void {
    for (const side of pairSides) {
      const matrix = this.#matrixOf(side);
      if (matrix !== undefined) this.#halves[side].paint(matrix);
    }
    this.#listener().onPlaced();
  }

  /** The half that the view speaks of: the later one, or the only one there is. */
  get #lead(): Measured | undefined {
    return this.#halves.now.measured ?? this.#halves.past.measured;
  }

  get #placed(): Similarity | undefined {
    const [past, now] = [this.#halves.past.measured, this.#halves.now.measured];
    if (past === undefined || now === undefined) return undefined;
    return this.#manner.adjustment ?? unadjusted(past, now);
  }

  #matrixOf(side: PairSide): Matrix | undefined {
    const [own, lead] = [this.#halves[side].measured, this.#lead];
    if (own === undefined || lead === undefined) return undefined;
    const onCanvas = matrixOf(this.#seen(), lead.image, this.#halves[side].canvas);
    const placed = this.#placed;
    if (side === 'now' || placed === undefined) return onCanvas;
    const toStored = { a: 1, b: 0, c: 0, d: 1 / lead.image.aspect, e: 0, f: 0 };
    const fromStored = { a: 1, b: 0, c: 0, d: own.image.aspect, e: 0, f: 0 };
    return composed(composed(onCanvas, toStored), composed(matrixOfSimilarity(placed), fromStored));
  }

  /** Until someone zooms, both are seen whole. */
  #seen(): View {
    const [past, lead] = [this.#halves.past.measured, this.#lead];
    if (!this.#isFitted || lead === undefined || past === undefined || past === lead) return this.#view;
    const scale = scaleOf(unadjusted(past, lead));
    const [a, b] = [squareSize(past.image), squareSize(lead.image)];
    const columns = Math.max(b.width, a.width * scale);
    const rows = Math.max(b.height, a.height * scale) / lead.image.aspect;
    return { ...this.#view, zoom: { columns, rows } };
  }

  #state(): PairState {
    const [past, now, placed] = [this.#halves.past, this.#halves.now, this.#placed];
    const both = past.measured !== undefined && now.measured !== undefined;
    return {
      halves: { past: past.state(), now: now.state() },
      ...(both && placed !== undefined
        ? { relation: scaleRelation(past.measured, now.measured, placed) }
        : {}),
    };
  }

  #move(how: Move): void {
    const lead = this.#lead;
    if (lead === undefined) return;
    this.#view = how(this.#seen(), { image: lead.image, canvas: this.#halves.now.canvas });
    this.#isFitted = false;
    this.#changed();
  }

  /** Of the half that the view speaks of. */
  #place(): ViewPlace | undefined {
    const lead = this.#lead;
    const matrix = this.#matrixOf('now');
    if (lead === undefined || matrix === undefined) return undefined;
    return viewPlace(matrix, lead.image, this.#halves.now.canvas);
  }

  #gesturesOn(side: PairSide): GestureTarget {
    const onCss = (at: Point) => ({ x: at.x / devicePixelRatio, y: at.y / devicePixelRatio });
    const zoom = (factor: number, at: Point) =>
      this.#move((view, placed) => zoomedAt(view, { factor, at }, placed));
    return {
      tool: () => (this.#manner.isPointing ? 'probe' : 'pan'),
      isWhole: () => false,
      scrollBy: () => undefined,
      turn: (pixels, at) => zoom(Math.exp(-pixels / turned), at),
      pan: (by) => this.#move((view, placed) => panned(view, by, placed)),
      zoom,
      window: (by) => this.#move((view, placed) => panned(view, by, placed)),
      measure: (phase, at) => {
        this.#listener().onPoint(side, phase, onCss(at));
        return true;
      },
      hover: () => undefined,
      left: () => undefined,
    };
  }

  #commands(): PairCommands {
    const onDevice = ({ x, y }: Point) => ({ x: x * devicePixelRatio, y: y * devicePixelRatio });
    const move = (how: Move) => this.#voice.after(() => this.#move(how));
    return {
      zoomBy: (factor) => move((view, placed) => zoomedAt(view, { factor }, placed)),
      panBy: (by) => move((view, placed) => panned(view, onDevice(by), placed)),
      fit: () =>
        this.#voice.after(() => {
          this.#view = firstView;
          this.#isFitted = true;
          this.#changed();
        }),
      actualSize: () => move((view) => ({ ...view, zoom: 1 })),
      retry: (side) => this.#halves[side].retry(),
      toScreen: (side, point) => this.#halves[side].toScreen(point),
      toImage: (side, screen) => this.#halves[side].toImage(screen),
      widthOf: (side) => this.#halves[side].measured?.image.columns,
      propose: (signal) => proposeAdjustment(this.#halves, signal),
    };
  }
}
