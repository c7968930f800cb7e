import { type Link, type Window } from '#viewer/rendering/canvas.ts';
import { type LaidOn } from '#viewer/rendering/spatial.ts';
import { panned, type Point, type View, zoomedAt } from '#viewer/rendering/painting/view.ts';
import { type CineTiming } from './cine.ts';
import { draggedWindow } from './draggedWindow.ts';
import { elsewhere, type Leader } from './elsewhere.ts';
import {
  type Anchor,
  anchorOf,
  counterpart,
  firstCounterpart,
  type Standing,
  standingOf,
} from './scrollLink.ts';
import { LoopPlayer } from './loopPlayer.ts';
import { type StackView } from './stackView.ts';
import { type Turn, turnedBy } from './turning.ts';
import { followedView, shownBy } from './viewLink.ts';

/** Every canvas on the page; the few of one group are found among them. */
const members = new Set<LinkMember>();

export const linkMembers: ReadonlySet<LinkMember> = members;
let nextId = 1;

/** `onStopped`: it was playing, and a hand has stopped it, or a loop linked to it. */
export function joinLink(view: StackView, onStopped: () => void): LinkMember {
  const member = new LinkMember(view, onStopped);
  members.add(member);
  elsewhere()?.changed();
  return member;
}

/** One canvas as a member of a link: it acts on its own view, and the others of its group follow in the same frame. */
export class LinkMember implements Leader {
  readonly view: StackView;
  readonly player: LoopPlayer;
  readonly id = `${nextId++}`;
  link: Link | undefined;
  /** Where its patient coordinates have been laid, by an approved registration. */
  laidOn: LaidOn | undefined;
  /** Where this canvas stood when scrolling was linked. */
  anchor: Anchor | undefined;
  #anchored: StackView['stack'];
  #alignedGroup: string | undefined;

  constructor(view: StackView, onStopped: () => void) {
    this.view = view;
    this.player = new LoopPlayer({ view, link: () => this.link, onStopped });
  }

  setLink(link: Link | undefined): void {
    const before = this.link;
    this.link = link;
    const hasBegun = link?.scroll === true && (before?.scroll !== true || before.group !== link.group);
    if (hasBegun) this.#align();
    if (before?.lock !== link?.lock) this.player.relocked();
    elsewhere()?.changed();
  }

  /** Other coordinates are another beginning: the one that follows goes to the place of the one that leads. */
  setLaidOn(laidOn: LaidOn | undefined): void {
    if (laidOn === this.laidOn) return;
    this.laidOn = laidOn;
    this.#alignedGroup = undefined;
    if (this.link?.scroll === true) this.#align();
    elsewhere()?.changed();
  }

  /** The canvas has been given a target: another display set is aligned anew. */
  arrived(): void {
    const { stack } = this.view;
    if (stack === undefined || this.#anchored?.displaySet === stack.displaySet) return;
    this.#alignedGroup = undefined;
    if (this.link?.scroll === true) this.#align();
    elsewhere()?.changed();
  }

  leave(): void {
    members.delete(this);
    elsewhere()?.changed();
  }

  /** From now on, distances are kept as they are. */
  dropAnchor(): void {
    this.anchor = anchorOf(this.view);
    this.#anchored = this.view.stack;
  }

  scrollTo(index: number): void {
    this.view.scrollTo(index);
    for (const other of this.#others('scroll')) {
      const found = counterpart(this.standing, other.standing);
      if (found !== undefined) other.view.scrollTo(found);
    }
    this.#bringLocked(index);
    elsewhere()?.scrolled(this);
  }

  scrollBy(positions: number): void {
    if (this.view.isPlaying) this.pause();
    this.scrollTo(this.view.wanted + positions);
  }

  pan(by: Point): void {
    this.#move((view, placed) => panned(view, by, placed));
  }

  zoom(factor: number, at?: Point): void {
    this.#move((view, placed) => zoomedAt(view, at === undefined ? { factor } : { factor, at }, placed));
  }

  fit(): void {
    this.#move((view) => ({ ...view, zoom: 'fit', offsetX: 0, offsetY: 0 }));
  }

  actualSize(): void {
    this.#move((view) => ({ ...view, zoom: 1, offsetX: 0, offsetY: 0 }));
  }

  rotate(degrees: 90 | -90): void {
    this.#turn(degrees);
  }

  flip(axis: 'horizontal' | 'vertical'): void {
    this.#turn(axis);
  }

  /** The slice stays; canvases linked in window or view go back with this one in what is linked. */
  reset(): void {
    this.view.reset('both');
    for (const other of this.#others('window')) other.view.reset('window');
    const turned = new Set(this.#others('orientation'));
    for (const other of this.#others('view')) other.view.reset(turned.has(other) ? 'view' : 'place');
    elsewhere()?.windowed(this, undefined);
    elsewhere()?.moved(this);
  }

  setWindow(window: Window): void {
    this.view.setWish({ window });
    for (const other of this.#others('window')) if (this.#sharesUnits(other)) other.view.setWish({ window });
    elsewhere()?.windowed(this, window);
  }

  dragWindow(by: Point): void {
    const { window } = this.view;
    if (window !== undefined) this.setWindow(draggedWindow(window, by));
  }

  play(timing: CineTiming): void {
    this.player.play(timing);
  }

  pause(): void {
    this.player.clock?.stop(performance.now());
    this.player.stop();
    for (const other of this.#others('cine')) other.player.stop();
    elsewhere()?.loops.stopped(this, this.player.placeAt(this.view.wanted));
  }

  /** Loops that stand still and are locked stand alike. */
  #bringLocked(index: number): void {
    const place = this.player.placeAt(index);
    if (place === undefined) return;
    for (const other of this.#others('cine')) other.player.standAt(place);
    elsewhere()?.loops.stood(this, place);
  }

  #move(change: (view: View, placed: Parameters<typeof panned>[2]) => View): void {
    const { painted, canvas, view } = this.view;
    if (painted === undefined) return;
    this.view.setView(change(view, { image: painted.image, canvas }));
    for (const other of this.#others('view')) other.followView(shownBy(this));
    elsewhere()?.moved(this);
  }

  /** Shows what another canvas shows. */
  followView(leads: ReturnType<typeof shownBy>): void {
    const followed = followedView(leads, shownBy(this));
    if (followed !== undefined) this.view.setView(followed);
  }

  /** This canvas alone. */
  turnBy(turn: Turn): void {
    this.view.setView(turnedBy(this.view.view, turn));
  }

  /** Turned by as much, from however each of them lies. */
  #turn(turn: Turn): void {
    for (const member of [this, ...this.#others('orientation')]) member.turnBy(turn);
    elsewhere()?.turned(this, turn);
  }

  /** Numbers of a window mean the same only within one modality. */
  #sharesUnits(other: LinkMember): boolean {
    const [mine, theirs] = [this.view.stack, other.view.stack];
    return mine !== undefined && mine.displaySet.modality === theirs?.displaySet.modality;
  }

  /**
   * The first time two canvases are linked, this one goes to the slice that corresponds to the other's. After that, and whenever the link is
   * switched on again, both keep the distance they have.
   */
  #align(): void {
    const others = this.#others('scroll');
    const reference = others.find((other) => other.link?.leads === true) ?? others[0];
    const group = this.link?.group;
    if (reference !== undefined && this.#alignedGroup !== group && reference.view.stack !== undefined) {
      const [mover, stays] = this.link?.leads === true ? [reference, this] : [this, reference];
      const index = firstCounterpart(stays.standing, mover.standing);
      if (index !== undefined) mover.view.scrollTo(index);
      this.#alignedGroup = group;
      mover.#alignedGroup = group;
    }
    for (const member of [this, ...others]) member.dropAnchor();
  }

  get standing(): Standing {
    const { stack, wanted: index } = this.view;
    return standingOf({ stack, index, anchor: this.anchor, laidOn: this.laidOn });
  }

  #others(what: 'scroll' | 'view' | 'window' | 'cine' | 'orientation'): readonly LinkMember[] {
    const { link } = this;
    if (link === undefined || !link[what]) return [];
    return [...members].filter(
      (other) => other !== this && other.link?.group === link.group && other.link[what],
    );
  }
}
