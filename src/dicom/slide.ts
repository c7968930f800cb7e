import { items, number, text } from './dataset.ts';
import { type Spacing } from './geometry.ts';
import { type Instance } from './instance.ts';
import { isNonEmpty, type NonEmpty } from './nonEmpty.ts';
import {
  parseSlidePart,
  type SlideLayer,
  type SlidePart,
  type SlideRole,
  type TileGrid,
  type UnplacedPart,
} from './slidePart.ts';
import { Tag } from './tag.ts';

/** One resolution of a slide image, whole in one instance or shared by several. */
export interface SlideLevel {
  readonly grid: TileGrid;
  readonly spacing?: Spacing;
  readonly parts: NonEmpty<SlidePart>;
}

/** How light came through the specimen (PS3.3 C.8.12.5). */
export interface OpticalPath {
  readonly identifier: string;
  readonly description?: string;
  /** «20» for a 20× objective; only where the object says so. */
  readonly objectiveLensPower?: number;
}

/** One picture of a slide in all its resolutions. */
export interface SlideImage {
  readonly role: SlideRole;
  /** Finest first. */
  readonly levels: NonEmpty<SlideLevel>;
  readonly opticalPaths: NonEmpty<OpticalPath>;
  readonly focalPlanes: number;
}

/** Everything the instances of a slide hold, and what of it has no place. Every instance is in exactly one of them. */
export interface Slide {
  /** The specimen itself first, the largest first; then overview and label. */
  readonly images: readonly SlideImage[];
  readonly unplaced: readonly UnplacedPart[];
}

const roles: readonly SlideRole[] = ['volume', 'thumbnail', 'overview', 'label'];

export function parseSlide(instances: readonly Instance[]): Slide {
  const parsed = instances.map(parseSlidePart);
  const parts = parsed.flatMap((part) => ('unplaced' in part ? [] : [part]));
  const pictures: SlidePart[][][] = [];
  for (const part of parts.toSorted(byRoleAndSize)) place(part, pictures);
  return {
    images: pictures.flatMap(imageOf).toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role)),
    unplaced: parsed.flatMap((part) => ('unplaced' in part ? [part] : [])),
  };
}

/** A layer that this image has, nearest to one wanted: another image may have other paths and planes. */
export function layerOf(image: SlideImage, wanted?: SlideLayer): SlideLayer {
  const path = image.opticalPaths.find(({ identifier }) => identifier === wanted?.opticalPath);
  const { identifier } = path ?? image.opticalPaths[0];
  const middle = Math.floor((image.focalPlanes - 1) / 2);
  return {
    opticalPath: identifier,
    focalPlane: Math.max(0, Math.min(image.focalPlanes - 1, wanted?.focalPlane ?? middle)),
  };
}

function byRoleAndSize(a: SlidePart, b: SlidePart): number {
  return (
    roles.indexOf(a.role) - roles.indexOf(b.role) ||
    b.grid.columns * b.grid.rows - a.grid.columns * a.grid.rows ||
    (a.instance.instanceNumber ?? Infinity) - (b.instance.instanceNumber ?? Infinity) ||
    a.instance.sopInstanceUid.localeCompare(b.instance.sopInstanceUid, 'en', { numeric: true })
  );
}

/** Puts a part into the level or the pyramid it belongs to, else into a picture of its own: two that show the same place never hide each other. */
function place(part: SlidePart, pictures: SlidePart[][][]): void {
  for (const levels of pictures) {
    const [finest] = levels[0] ?? [];
    if (finest === undefined || !isOfOnePyramid(finest, part)) continue;
    const level = levels.find(([first]) => first !== undefined && isSameGrid(first.grid, part.grid));
    if (level === undefined) {
      levels.push([part]);
      return;
    }
    if (level.every((other) => isBeside(other, part))) {
      level.push(part);
      return;
    }
  }
  pictures.push([[part]]);
}

/** The same view of the same specimen at another resolution. A thumbnail is one more resolution (C.8.12.4.1.1). */
function isOfOnePyramid(finest: SlidePart, part: SlidePart): boolean {
  const isPictureOfSpecimen = ({ role }: SlidePart) => role === 'volume' || role === 'thumbnail';
  if (!isPictureOfSpecimen(finest) || !isPictureOfSpecimen(part)) return false;
  const [a, b] = [finest, part].map(({ instance }) => text(instance.dataset, Tag.frameOfReferenceUid));
  if (a !== b) return false;
  const slack = 0.01 + 1 / part.grid.columns + 1 / part.grid.rows;
  const wide = finest.grid.columns / part.grid.columns;
  const high = finest.grid.rows / part.grid.rows;
  if (!isNear(wide / high, 1, slack)) return false;
  if (finest.spacing === undefined || part.spacing === undefined) return true;
  return isNear(part.spacing.column / finest.spacing.column / wide, 1, slack + 0.01);
}

const isNear = (value: number, due: number, slack: number) => Math.abs(value - due) <= slack;

function isSameGrid(a: TileGrid, b: TileGrid): boolean {
  return (
    a.columns === b.columns &&
    a.rows === b.rows &&
    a.tileColumns === b.tileColumns &&
    a.tileRows === b.tileRows
  );
}

/** Parts of one concatenation, or of other optical paths: they share a level and no place in it. */
function isBeside(a: SlidePart, b: SlidePart): boolean {
  const [one, other] = [a, b].map(({ instance }) => text(instance.dataset, Tag.concatenationUid));
  if (one !== undefined && one === other) return true;
  return !a.opticalPaths.some((path) => b.opticalPaths.includes(path));
}

function imageOf(levels: readonly (readonly SlidePart[])[]): readonly SlideImage[] {
  const made = levels.flatMap((parts): readonly SlideLevel[] => {
    if (!isNonEmpty(parts)) return [];
    const [{ grid, spacing }] = parts;
    return [{ grid, parts, ...(spacing === undefined ? {} : { spacing }) }];
  });
  if (!isNonEmpty(made)) return [];
  const parts = made.flatMap((level) => level.parts);
  const paths = opticalPathsOf(parts);
  return [
    {
      role: made[0].parts[0].role,
      levels: made,
      opticalPaths: isNonEmpty(paths) ? paths : [{ identifier: '' }],
      focalPlanes: Math.max(...parts.map(({ focalPlanes }) => focalPlanes)),
    },
  ];
}

function opticalPathsOf(parts: readonly SlidePart[]): readonly OpticalPath[] {
  const found = new Map<string, OpticalPath>();
  for (const { instance, opticalPaths } of parts)
    for (const identifier of opticalPaths)
      if (!found.has(identifier)) found.set(identifier, describedPath(instance, identifier));
  return [...found.values()];
}

function describedPath({ dataset }: Instance, identifier: string): OpticalPath {
  const item = items(dataset, Tag.opticalPathSequence).find(
    (one, index) => (text(one, Tag.opticalPathIdentifier) ?? String(index + 1)) === identifier,
  );
  if (item === undefined) return { identifier };
  const description = text(item, Tag.opticalPathDescription);
  const power = number(item, Tag.objectiveLensPower);
  return {
    identifier,
    ...(description === undefined ? {} : { description }),
    ...(power === undefined || power <= 0 ? {} : { objectiveLensPower: power }),
  };
}
