import { type Vector } from '#dicom/geometry.ts';
import { elsewhere } from './elsewhere.ts';
import { type PlacedImage } from './referenceLine.ts';

/** A place in the patient, mm in the coordinates that canvases share. */
export interface PointedPlace {
  readonly frameOfReferenceUid: string;
  readonly place: Vector;
}

/** One canvas, as far as places go. */
export interface PlacesMember {
  readonly isActive: boolean;
  readonly areLinesDrawn: boolean;
  /** Undefined for an image that does not say where it lies. */
  readonly placed: PlacedImage | 'unpainted' | undefined;
  readonly shows: { readonly cursor: boolean; readonly line: boolean };
  redraw(): void;
  /** Goes to the slice that the cursor lies in. */
  follow(): void;
}

/** The slice that others are cut by; its image undefined where it does not say where it lies. */
export interface Leading {
  readonly image: PlacedImage | undefined;
}

/** How many canvases show a thing, of how many. */
export interface Shown {
  readonly shown: number;
  readonly total: number;
}

/** Every canvas on the page. */
const members = new Set<PlacesMember>();

/** The place that all canvases show, and in which window a hand put it there. */
let cursor: { readonly at: PointedPlace; readonly by: 'here' | 'elsewhere' } | undefined;

/** Set while the user's hand is in another window: its active slice, where it has one, is what canvases here are cut by. */
let handElsewhere: { readonly leading: Leading | undefined } | undefined;

export function joinPlaces(member: PlacesMember): void {
  members.add(member);
}

export function leavePlaces(member: PlacesMember): void {
  members.delete(member);
  if (members.size === 0 && cursor?.by === 'here') unpoint();
  changed();
}

export function pointedPlace(): PointedPlace | undefined {
  return cursor?.at;
}

/** By this window's hand: every canvas goes there, in the other window too. */
export function pointAt(at: PointedPlace, by: PlacesMember): void {
  show({ at, by: 'here' }, by);
  elsewhere()?.places.pointed(at);
}

/** Another tool has been taken in hand here: what this window pointed at is let go in both. What the other one points at stays. */
export function unpoint(): void {
  if (cursor?.by !== 'here') return;
  cursor = undefined;
  elsewhere()?.places.pointed(undefined);
  redrawAll();
}

/** By a hand in another window; undefined: let go there. */
export function pointElsewhere(at: PointedPlace | undefined): void {
  if (at !== undefined) return show({ at, by: 'elsewhere' });
  if (cursor?.by !== 'elsewhere') return;
  cursor = undefined;
  redrawAll();
}

/** What a window that has just come is told. */
export function pointedHere(): PointedPlace | undefined {
  return cursor?.by === 'here' ? cursor.at : undefined;
}

/** Undefined: the hand is in this window. */
export function handIs(there: typeof handElsewhere): void {
  if (there === undefined && handElsewhere === undefined) return;
  handElsewhere = there;
  redrawAll();
}

export function isHandHere(): boolean {
  return handElsewhere === undefined;
}

/** What a canvas is cut by; undefined for the one that leads, and while that one is not painted. */
export function leadingFor(member: PlacesMember): Leading | undefined {
  if (handElsewhere?.leading !== undefined) return handElsewhere.leading;
  const active = [...members].find(({ isActive }) => isActive);
  if (active === member) return undefined;
  const image = active?.placed;
  return image === 'unpainted' ? undefined : { image };
}

/** The active slice of this window, for the other one; undefined where no lines are drawn or nothing is painted. */
export function leadingHere(): Leading | undefined {
  const active = [...members].find(({ isActive }) => isActive);
  const image = active?.placed;
  return active?.areLinesDrawn !== true || image === 'unpainted' ? undefined : { image };
}

/** How many show it, in both windows; of lines, the one that leads is none. */
export function shownInAll(what: 'cursor' | 'line', leads?: PlacesMember): Shown {
  const here = shownHere(what, leads);
  const there = elsewhere()?.places.shown(what) ?? { shown: 0, total: 0 };
  return { shown: here.shown + there.shown, total: here.total + there.total };
}

export function shownHere(what: 'cursor' | 'line', leads?: PlacesMember): Shown {
  const all = [...members].filter((member) => member !== leads);
  return { shown: all.filter(({ shows }) => shows[what]).length, total: all.length };
}

/** The active one stands elsewhere, or is another: the others are cut anew. */
export function leadMoved(leads: PlacesMember): void {
  for (const other of members) if (other !== leads) other.redraw();
  changed();
}

export function redrawAll(): void {
  for (const member of members) member.redraw();
  changed();
}

function show(next: NonNullable<typeof cursor>, by?: PlacesMember): void {
  cursor = next;
  for (const other of members) if (other !== by) other.follow();
  redrawAll();
}

function changed(): void {
  elsewhere()?.places.changed();
}
