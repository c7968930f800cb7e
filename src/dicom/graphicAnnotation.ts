import { AnnotationTag } from './annotationTag.ts';
import { type Dataset, items, number, numbers, text } from './dataset.ts';
import { colourOfCieLab, colourOfRgb, type Colour, ownColour } from './displayColour.ts';
import { type ImageFrame, itemsFor } from './imageReference.ts';
import { graphicOutline, type ImagePoint } from './graphicOutline.ts';

/** A mark of a presentation state, in image pixels: (0, 0) is the corner of the first pixel, not its centre (PS3.3 C.10.5.1.2). */
export type GraphicMark = { readonly colour: Colour } & (
  | { readonly kind: 'point'; readonly at: ImagePoint }
  | { readonly kind: 'line'; readonly points: readonly ImagePoint[]; readonly isFilled: boolean }
  | {
      readonly kind: 'text';
      readonly lines: readonly string[];
      /** Where the text stands, by any two opposite corners. */
      readonly box?: readonly [ImagePoint, ImagePoint];
      readonly justification: 'left' | 'center' | 'right';
      readonly anchor?: ImagePoint;
      /** A line is drawn from the text to its anchor. */
      readonly isAnchorVisible: boolean;
    }
);

export interface GraphicMarks {
  readonly marks: readonly GraphicMark[];
  /** Objects that could not be read, or are of a kind that is not drawn here. */
  readonly unread: number;
}

/** Fractions of the displayed area to image pixels, for what is placed in DISPLAY units. */
export type ToImage = (fraction: ImagePoint) => ImagePoint;

/** Objects beyond this number are counted, not drawn: no annotated image needs them, and a hostile one must not hang the page. */
const mostObjects = 5000;
const mostPoints = 20_000;
const longestText = 2000;

/** The graphics and texts that a state puts on one image, lowest layer first. Layers without a place of their own come last. */
export function graphicMarks(state: Dataset, image: ImageFrame, toImage: ToImage): GraphicMarks {
  const layers = graphicLayers(state);
  const annotations = itemsFor(items(state, AnnotationTag.graphicAnnotationSequence), image)
    .map((item) => ({ item, layer: layers.get(text(item, AnnotationTag.graphicLayer) ?? '') }))
    .toSorted((a, b) => (a.layer?.order ?? Infinity) - (b.layer?.order ?? Infinity) || 0);
  const objects = annotations.flatMap(({ item, layer }) => {
    const colour = layer?.colour ?? ownColour(0);
    return [
      ...items(item, AnnotationTag.graphicObjectSequence).map((one) => graphic(one, colour, toImage)),
      ...items(item, AnnotationTag.textObjectSequence).map((one) => lettering(one, colour, toImage)),
      ...items(item, AnnotationTag.compoundGraphicSequence).map(() => undefined),
    ];
  });
  const marks = objects.slice(0, mostObjects).filter((mark) => mark !== undefined);
  return { marks, unread: objects.length - marks.length };
}

/** A layer that a state draws in; of two, the one of higher order lies above (PS3.3 C.10.7). */
export interface GraphicLayer {
  readonly order: number;
  readonly colour: Colour | undefined;
}

/** The layers of a state by name. */
export function graphicLayers(state: Dataset): ReadonlyMap<string, GraphicLayer> {
  return new Map(
    items(state, AnnotationTag.graphicLayerSequence).map((item) => [
      text(item, AnnotationTag.graphicLayer) ?? '',
      { order: number(item, AnnotationTag.graphicLayerOrder) ?? Infinity, colour: layerColour(item) },
    ]),
  );
}

function layerColour(item: Dataset): Colour | undefined {
  const rgb = numbers(item, AnnotationTag.graphicLayerRecommendedDisplayRgbValue);
  const grey = number(item, AnnotationTag.graphicLayerRecommendedDisplayGrayscaleValue);
  return (
    colourOfCieLab(numbers(item, AnnotationTag.graphicLayerRecommendedDisplayCieLabValue)) ??
    colourOfRgb(rgb?.map((word) => word / 257)) ??
    (grey === undefined ? undefined : colourOfRgb([grey, grey, grey].map((word) => word / 257)))
  );
}

function graphic(object: Dataset, colour: Colour, toImage: ToImage): GraphicMark | undefined {
  const points = placed(object, {
    values: AnnotationTag.graphicData,
    units: AnnotationTag.graphicAnnotationUnits,
    toImage,
  });
  const type = text(object, AnnotationTag.graphicType);
  if (points === undefined || points.length > mostPoints) return undefined;
  const [first] = points;
  if (type === 'POINT') return first === undefined ? undefined : { kind: 'point', at: first, colour };
  const outline = graphicOutline(type, points);
  if (outline === undefined) return undefined;
  const isFilled = text(object, AnnotationTag.graphicFilled) === 'Y';
  return { kind: 'line', points: outline, isFilled, colour };
}

function lettering(object: Dataset, colour: Colour, toImage: ToImage): GraphicMark | undefined {
  const value = text(object, AnnotationTag.unformattedTextValue)?.slice(0, longestText);
  const corner = (values: string) =>
    placed(object, { values, units: AnnotationTag.boundingBoxAnnotationUnits, toImage })?.[0];
  const first = corner(AnnotationTag.boundingBoxTopLeftHandCorner);
  const second = corner(AnnotationTag.boundingBoxBottomRightHandCorner);
  const anchor = placed(object, {
    values: AnnotationTag.anchorPoint,
    units: AnnotationTag.anchorPointAnnotationUnits,
    toImage,
  })?.[0];
  const hasBox = first !== undefined && second !== undefined;
  if (value === undefined || (!hasBox && anchor === undefined)) return undefined;
  const justified = text(object, AnnotationTag.boundingBoxTextHorizontalJustification)?.toLowerCase();
  return {
    kind: 'text',
    colour,
    lines: value.split(/\r\n|\r|\n/),
    justification: justified === 'center' || justified === 'right' ? justified : 'left',
    isAnchorVisible: text(object, AnnotationTag.anchorPointVisibility) === 'Y',
    ...(hasBox ? { box: [first, second] as const } : {}),
    ...(anchor === undefined ? {} : { anchor }),
  };
}

/** The points of an attribute in image pixels; undefined where they are missing, odd in number, or in units of a whole slide (MATRIX). */
function placed(
  object: Dataset,
  from: { readonly values: string; readonly units: string; readonly toImage: ToImage },
): readonly ImagePoint[] | undefined {
  const values = numbers(object, from.values);
  const units = text(object, from.units);
  if (values === undefined || values.length % 2 !== 0 || (units !== 'PIXEL' && units !== 'DISPLAY'))
    return undefined;
  const points = Array.from({ length: values.length / 2 }, (_, i) => ({
    x: values[2 * i] ?? 0,
    y: values[2 * i + 1] ?? 0,
  }));
  return units === 'PIXEL' ? points : points.map(from.toImage);
}
