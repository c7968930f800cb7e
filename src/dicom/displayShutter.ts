import { type Rgb, rgbOfCielab, rgbOfPValue } from './cielab.ts';
import { type Dataset, number, numbers, texts } from './dataset.ts';
import { functionalGroup } from './geometry.ts';
import { type Instance } from './instance.ts';
import { isNonEmpty, type NonEmpty } from './nonEmpty.ts';
import { Tag } from './tag.ts';

/** What a shutter leaves open, in image pixels where (0, 0) is the corner of the first pixel; what lies outside is hidden. */
export type Opening =
  | {
      readonly kind: 'rectangle';
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
  /** `radius` is in pixels along a row; down a column it spans as many millimetres, so fewer pixels where they are higher than wide. */
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number }
  | { readonly kind: 'polygon'; readonly points: NonEmpty<{ readonly x: number; readonly y: number }> };

/** A display shutter (PS3.3 C.7.6.11): only what lies inside every opening is seen, the rest is painted in one colour. */
export interface DisplayShutter {
  readonly openings: NonEmpty<Opening>;
  readonly colour: Rgb;
}

/** The shutter of a frame: its own or the shared one of the functional groups (C.7.6.16.2.16), else the object's. */
export function displayShutterOf(instance: Instance, frameNumber: number): DisplayShutter | undefined {
  const { dataset } = instance;
  const group = functionalGroup(dataset, frameNumber, Tag.frameDisplayShutterSequence);
  return parseDisplayShutter(group ?? dataset);
}

/** The shutter that a dataset states: of an image, a functional group or a presentation state. A shape without its measures hides nothing. */
export function parseDisplayShutter(dataset: Dataset): DisplayShutter | undefined {
  if (dataset[Tag.shutterShape] === undefined) return undefined;
  const openings = texts(dataset, Tag.shutterShape).flatMap((shape) => openingOf(shape, dataset) ?? []);
  return isNonEmpty(openings) ? { openings, colour: shutterColour(dataset) } : undefined;
}

/** What hidden pixels are painted in: black where the object leaves it open; the colour outranks the grey on a screen that has colours. */
export function shutterColour(dataset: Dataset): Rgb {
  const cielab = numbers(dataset, Tag.shutterPresentationColorCielabValue);
  const colour = cielab === undefined ? undefined : rgbOfCielab(cielab);
  return colour ?? rgbOfPValue(number(dataset, Tag.shutterPresentationValue) ?? 0);
}

function openingOf(shape: string, dataset: Dataset): Opening | undefined {
  switch (shape) {
    case 'RECTANGULAR':
      return rectangle(dataset);
    case 'CIRCULAR':
      return circle(dataset);
    case 'POLYGONAL':
      return polygon(dataset);
    default:
      return undefined;
  }
}

/** The edges are pixels, counted from 1, and still seen. */
function rectangle(dataset: Dataset): Opening | undefined {
  const left = number(dataset, Tag.shutterLeftVerticalEdge);
  const right = number(dataset, Tag.shutterRightVerticalEdge);
  const upper = number(dataset, Tag.shutterUpperHorizontalEdge);
  const lower = number(dataset, Tag.shutterLowerHorizontalEdge);
  if (left === undefined || right === undefined || upper === undefined || lower === undefined)
    return undefined;
  if (right < left || lower < upper) return undefined;
  return { kind: 'rectangle', left: left - 1, top: upper - 1, right, bottom: lower };
}

function circle(dataset: Dataset): Opening | undefined {
  const [row, column] = numbers(dataset, Tag.centerOfCircularShutter) ?? [];
  const radius = number(dataset, Tag.radiusOfCircularShutter);
  if (row === undefined || column === undefined || radius === undefined || radius <= 0) return undefined;
  return { kind: 'circle', x: column - 0.5, y: row - 0.5, radius };
}

function polygon(dataset: Dataset): Opening | undefined {
  const values = numbers(dataset, Tag.verticesOfThePolygonalShutter) ?? [];
  const points = Array.from({ length: values.length >> 1 }, (_, index) => ({
    x: (values[index * 2 + 1] ?? 0) - 0.5,
    y: (values[index * 2] ?? 0) - 0.5,
  }));
  return points.length >= 3 && isNonEmpty(points) ? { kind: 'polygon', points } : undefined;
}
