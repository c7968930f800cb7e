import { text, texts } from './dataset.ts';
import { type DisplaySet } from './displaySet.ts';
import { frameTiming } from './frameTiming.ts';
import { planeOf } from './geometry.ts';
import { type Instance } from './instance.ts';
import { isNonEmpty, type NonEmpty } from './nonEmpty.ts';
import { sopClass } from './sopClass.ts';
import { sameDirection, sortImages } from './sortImages.ts';
import { optional } from './study.ts';
import { Tag } from './tag.ts';
import { isVideoCodec, transferSyntax } from './transferSyntax.ts';

/**
 * The display sets of a study's instances, in order of series number. Every instance is in exactly one of them; two instances
 * with the same SOP Instance UID count once (the same object from two archives).
 */
export function groupIntoDisplaySets(instances: readonly Instance[]): readonly DisplaySet[] {
  const unique = [...new Map(instances.map((instance) => [instance.sopInstanceUid, instance])).values()];
  const series = groupBy(unique, (instance) => `${instance.studyInstanceUid} ${instance.seriesInstanceUid}`);
  return series.flatMap(splitSeries).toSorted(bySeriesNumber);
}

/** What an instance becomes by itself; `stack` and `photos` are gathered with their like. */
type Piece =
  'stack' | 'cine' | 'photos' | 'video' | 'audio' | 'ecg' | 'document' | 'report' | 'slide' | 'unsupported';

function pieceOf(instance: Instance): Piece {
  const known = sopClass(instance.sopClassUid);
  if (known === undefined) return 'unsupported';
  const codec = transferSyntax(instance.transferSyntaxUid ?? '')?.codec;
  const isStream = codec !== undefined && isVideoCodec(codec);
  switch (known.kind) {
    case 'image':
      if (!instance.hasPixels) return 'unsupported';
      return isStream ? 'video' : imagePiece(instance, known.isLoop === true);
    case 'photo':
      if (!instance.hasPixels) return 'unsupported';
      if (isStream) return 'video';
      return instance.numberOfFrames > 1 ? imagePiece(instance, true) : 'photos';
    case 'slide':
      return instance.hasPixels ? 'slide' : 'unsupported';
    case 'other':
      return 'unsupported';
    case 'video':
      // A video class may hold frames of its own, one by one, instead of a stream.
      return codec === undefined || isStream || !instance.hasPixels ? 'video' : imagePiece(instance, true);
    case 'audio':
    case 'ecg':
    case 'document':
    case 'report':
      return known.kind;
  }
}

/** Frames with planes of their own are slices; frames that follow each other in time are a loop; else a stack to scroll. */
function imagePiece(instance: Instance, isLoop: boolean): Piece {
  if (instance.numberOfFrames === 1) return 'stack';
  const isSliced =
    planeOf(instance, 1) !== undefined && planeOf(instance, instance.numberOfFrames) !== undefined && !isLoop;
  if (isSliced) return 'stack';
  return isLoop || frameTiming(instance).source !== 'assumed' ? 'cine' : 'stack';
}

function splitSeries(instances: NonEmpty<Instance>): readonly DisplaySet[] {
  const pieces = instances.map((instance) => ({ instance, piece: pieceOf(instance) }));
  const of = (piece: Piece) => pieces.filter((one) => one.piece === piece).map(({ instance }) => instance);
  return [
    ...stacks(of('stack')),
    ...of('cine').toSorted(byInstanceNumber).map(cine),
    ...photos(of('photos')),
    ...(['video', 'audio', 'ecg', 'report'] as const).flatMap((kind) =>
      of(kind)
        .toSorted(byInstanceNumber)
        .map((instance): DisplaySet => ({ kind, instance, ...identity(instance, instance.sopInstanceUid) })),
    ),
    ...of('document').toSorted(byInstanceNumber).map(document),
    ...gathered(of('slide'), (list, first) => ({
      kind: 'slide',
      instances: list,
      ...identity(first, 'slide'),
    })),
    ...groupBy(of('unsupported'), (instance) => instance.sopClassUid).map(unsupported),
  ];
}

/** A series' images, parted by what cannot be scrolled as one: localizers, other directions, other sizes, multi-frame objects. */
function stacks(instances: readonly Instance[]): readonly DisplaySet[] {
  const groups = groupBy(instances, stackKey).toSorted((a, b) => b.length - a.length);
  return mergeDirections(groups).map((list, index): DisplaySet => {
    const sorted = sortImages(list);
    const [first] = sorted.instances;
    return {
      kind: 'images',
      instances: sorted.instances,
      isVolume: sorted.isVolume,
      ...identity(first, index === 0 ? undefined : first.sopInstanceUid),
    };
  });
}

function stackKey(instance: Instance): string {
  if (instance.numberOfFrames > 1) return instance.sopInstanceUid;
  const isLocalizer = texts(instance.dataset, Tag.imageType).some(
    (value) => value.toUpperCase() === 'LOCALIZER',
  );
  const hasPlane = planeOf(instance) !== undefined;
  return `${isLocalizer ? 'localizer' : 'image'} ${hasPlane ? `${instance.rows}x${instance.columns}` : 'projection'}`;
}

/** Parts groups with planes further by direction, unless nearly every image has its own (a rotating series stays one). */
function mergeDirections(groups: readonly NonEmpty<Instance>[]): readonly NonEmpty<Instance>[] {
  return groups.flatMap((group): readonly NonEmpty<Instance>[] => {
    const directions: Instance[][] = [];
    for (const instance of group) {
      const same = directions.find(([first]) => first !== undefined && sameDirection(first, instance));
      if (same === undefined) directions.push([instance]);
      else same.push(instance);
    }
    const isRotating = directions.length > 3 && directions.length > group.length / 3;
    return isRotating ? [group] : nonEmpty(directions);
  });
}

function photos(instances: readonly Instance[]): readonly DisplaySet[] {
  return gathered(instances.toSorted(byInstanceNumber), (list, first) => ({
    kind: 'photos',
    instances: list,
    ...identity(first, 'photos'),
  }));
}

function gathered(
  instances: readonly Instance[],
  make: (list: NonEmpty<Instance>, first: Instance) => DisplaySet,
): readonly DisplaySet[] {
  return isNonEmpty(instances) ? [make(instances, instances[0])] : [];
}

function cine(instance: Instance): DisplaySet {
  return {
    kind: 'cine',
    instance,
    numberOfFrames: instance.numberOfFrames,
    ...identity(instance, instance.sopInstanceUid),
  };
}

function document(instance: Instance): DisplaySet {
  const media = text(instance.dataset, Tag.mimeTypeOfEncapsulatedDocument);
  return {
    kind: 'document',
    instance,
    ...optional('media', media),
    ...identity(instance, instance.sopInstanceUid),
  };
}

function unsupported(instances: NonEmpty<Instance>): DisplaySet {
  const [first] = instances;
  return {
    kind: 'unsupported',
    instances,
    sopClassUid: first.sopClassUid,
    ...identity(first, `class-${first.sopClassUid}`),
  };
}

function identity(instance: Instance, part: string | undefined) {
  return {
    id: part === undefined ? instance.seriesInstanceUid : `${instance.seriesInstanceUid}:${part}`,
    studyInstanceUid: instance.studyInstanceUid,
    seriesInstanceUid: instance.seriesInstanceUid,
    modality: instance.modality ?? 'OT',
    ...optional('seriesNumber', instance.seriesNumber),
    ...optional('description', instance.seriesDescription),
  };
}

function bySeriesNumber(a: DisplaySet, b: DisplaySet): number {
  return (a.seriesNumber ?? Infinity) - (b.seriesNumber ?? Infinity) || 0;
}

function byInstanceNumber(a: Instance, b: Instance): number {
  const [first, second] = [a.instanceNumber ?? Infinity, b.instanceNumber ?? Infinity];
  return first === second
    ? a.sopInstanceUid.localeCompare(b.sopInstanceUid, 'en', { numeric: true })
    : first - second;
}

function groupBy(
  instances: readonly Instance[],
  key: (instance: Instance) => string,
): readonly NonEmpty<Instance>[] {
  const groups = new Map<string, Instance[]>();
  for (const instance of instances) {
    const group = groups.get(key(instance));
    if (group === undefined) groups.set(key(instance), [instance]);
    else group.push(instance);
  }
  return nonEmpty([...groups.values()]);
}

function nonEmpty(lists: readonly Instance[][]): readonly NonEmpty<Instance>[] {
  return lists.flatMap((list) => (isNonEmpty<Instance>(list) ? [list] : []));
}
