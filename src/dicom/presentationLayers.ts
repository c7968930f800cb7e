import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, has, text, texts } from './dataset.ts';
import { type Colour, ownColour } from './displayColour.ts';
import { type DisplayShutter, parseDisplayShutter, shutterColour } from './displayShutter.ts';
import { type GraphicLayer, graphicLayers } from './graphicAnnotation.ts';
import { type ImageFrame } from './imageReference.ts';
import { overlayFrameOn, type OverlayPlane, overlayPlanesOf } from './overlayPlane.ts';

/** A bitmap that a state brings with it, and which of its frames lies on the image. */
export interface StatePlane {
  readonly plane: OverlayPlane;
  readonly frame: number;
  readonly colour: Colour;
}

/** What a state lays over one image besides its graphics, and takes away of what the image itself has over it. */
export interface PresentedLayers {
  /** Whatever shutter the image has is not applied (PS3.4 N.2.3.1, note 2). */
  readonly shutter?: DisplayShutter;
  /** Pixels whose bit is set are replaced by the colour (PS3.3 C.7.6.15). */
  readonly bitmap?: StatePlane;
  /** Overlays in the state itself, lowest layer first. */
  readonly overlays: readonly StatePlane[];
  /** The image's overlays by group, for those the state speaks of: in the colour of their layer, or not at all (PS3.3 C.11.7). */
  readonly imageOverlays: ReadonlyMap<string, Colour | 'off'>;
}

export type LayerNotApplied = 'shutter' | 'overlays';

const none: PresentedLayers & { readonly notApplied: readonly LayerNotApplied[] } = {
  overlays: [],
  imageOverlays: new Map(),
  notApplied: [],
};

/** Annotations of both kinds follow the shutter and are not hidden by it (PS3.4 N.2.3.1, note 1). */
export function presentedLayers(
  state: Dataset,
  image: ImageFrame & { readonly rows: number; readonly columns: number },
): PresentedLayers & { readonly notApplied: readonly LayerNotApplied[] } {
  const shutter = shutterOf(state);
  const groups = groupsIn(state);
  const shapes = texts(state, AnnotationTag.shutterShape);
  if (groups.length === 0 && shapes.length === 0) return none;
  const planes = new Map(
    overlayPlanesOf(state).flatMap((plane) => (plane.bits.kind === 'data' ? [[plane.group, plane]] : [])),
  );
  const layers = graphicLayers(state);
  const bitmapGroup = shapes.includes('BITMAP') ? bitmapGroupOf(state, groups) : undefined;
  const bitmap = bitmapGroup === undefined ? undefined : planes.get(bitmapGroup);
  const isBitmapLaid = bitmap?.rows === image.rows && bitmap.columns === image.columns;
  const asked = groups.filter((group) => group !== bitmapGroup).map((group) => activation(state, group));
  const shown = asked.flatMap(({ group, layer, isOn }) => {
    const plane = planes.get(group);
    return isOn && plane !== undefined ? [{ plane, layer: layers.get(layer) }] : [];
  });
  const unread = asked.some(({ group, isOn }) => isOn && isHeld(state, group) && !planes.has(group));
  const isShutterLeftOut =
    shapes.filter((shape) => shape !== 'BITMAP').length > (shutter?.openings.length ?? 0) ||
    (shapes.includes('BITMAP') && !isBitmapLaid);
  return {
    overlays: shown
      .toSorted((a, b) => orderOf(a.layer) - orderOf(b.layer) || 0)
      .flatMap(({ plane, layer }) => placed(plane, image, layer?.colour ?? ownColour(0))),
    imageOverlays: new Map(
      asked.map(({ group, layer, isOn }) => [
        group,
        isOn && !isHeld(state, group) ? (layers.get(layer)?.colour ?? ownColour(0)) : 'off',
      ]),
    ),
    notApplied: [
      ...(isShutterLeftOut ? (['shutter'] as const) : []),
      ...(unread ? (['overlays'] as const) : []),
    ],
    ...(shutter === undefined ? {} : { shutter }),
    ...bitmapOn(isBitmapLaid ? bitmap : undefined, { state, image }),
  };
}

const shutters = new WeakMap<Dataset, DisplayShutter | 'none'>();

/** The same object for the same state: what lies over an image is made anew when it changes. */
function shutterOf(state: Dataset): DisplayShutter | undefined {
  const found = shutters.get(state) ?? parseDisplayShutter(state) ?? 'none';
  shutters.set(state, found);
  return found === 'none' ? undefined : found;
}

/** Groups of overlays that a state holds or activates. */
function groupsIn(state: Dataset): readonly string[] {
  const found = Object.keys(state).flatMap((tag) => /^(60[0-9A-F]{2})(0010|1001|3000)$/.exec(tag)?.[1] ?? []);
  return [...new Set(found)].toSorted();
}

function isHeld(state: Dataset, group: string): boolean {
  return has(state, `${group}3000`) || has(state, `${group}0010`);
}

interface Activation {
  readonly group: string;
  readonly layer: string;
  readonly isOn: boolean;
}

/** Without a layer an overlay is not to be displayed (C.11.7); where the attribute is lacking, nobody has said so, and it is. */
function activation(state: Dataset, group: string): Activation {
  const layer = text(state, `${group}1001`);
  return { group, layer: layer ?? '', isOn: layer !== undefined || state[`${group}1001`] === undefined };
}

/** Shutter Overlay Group (0018,1623) is one word, the group's own number; a state with one overlay means that one. */
function bitmapGroupOf(state: Dataset, groups: readonly string[]): string | undefined {
  const named = state[AnnotationTag.shutterOverlayGroup]?.Value?.[0];
  if (typeof named === 'number') return named.toString(16).toUpperCase().padStart(4, '0');
  if (typeof named === 'string') return named.toUpperCase().padStart(4, '0');
  const held = groups.filter((group) => isHeld(state, group));
  return held.length === 1 ? held[0] : undefined;
}

function bitmapOn(
  plane: OverlayPlane | undefined,
  { state, image }: { readonly state: Dataset; readonly image: ImageFrame },
): Pick<PresentedLayers, 'bitmap'> {
  const [red, green, blue] = shutterColour(state);
  const [bitmap] = plane === undefined ? [] : placed(plane, image, { red, green, blue });
  return bitmap === undefined ? {} : { bitmap };
}

function placed(plane: OverlayPlane, image: ImageFrame, colour: Colour): readonly StatePlane[] {
  const frame = overlayFrameOn(plane, image.frameNumber);
  return frame === undefined ? [] : [{ plane, frame, colour }];
}

function orderOf(layer: GraphicLayer | undefined): number {
  return layer?.order ?? Infinity;
}
