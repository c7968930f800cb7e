import { isUid } from '#dicom/uid.ts';
import { type Level } from './queryTags.ts';

/** What a path of the DICOMweb root asks for. Only UIDs, numbers and tags ever come out of a path. */
export type Address = {
  readonly studyInstanceUid?: string;
  readonly seriesInstanceUid?: string;
  readonly sopInstanceUid?: string;
} & (
  | { readonly resource: 'search'; readonly level: Level }
  | { readonly resource: 'object' | 'metadata' | 'rendered' | 'thumbnail' }
  | { readonly resource: 'frames'; readonly frames: readonly number[] }
  | { readonly resource: 'bulk'; readonly word: 'bulk' | 'bulkdata'; readonly tagPath: readonly string[] }
);

type Place = Pick<Address, 'studyInstanceUid' | 'seriesInstanceUid' | 'sopInstanceUid'>;

const levels: Readonly<Record<string, Level>> = { studies: 'study', series: 'series', instances: 'instance' };

/** The address in the path below the root (`studies/1.2.3/series`), or undefined if there is no such resource. */
export function parseAddress(path: string): Address | undefined {
  const segments = path.split('/');
  const place: { -readonly [K in keyof Place]: Place[K] } = {};
  const names = {
    studies: 'studyInstanceUid',
    series: 'seriesInstanceUid',
    instances: 'sopInstanceUid',
  } as const;
  for (const [word, name] of Object.entries(names)) {
    if (segments[0] !== word || segments[1] === undefined) break;
    const uid = segments[1];
    if (!isUid(uid)) return undefined;
    Object.assign(place, { [name]: uid });
    segments.splice(0, 2);
  }
  return resourceAt(place, segments);
}

function resourceAt(place: Place, [word, ...rest]: readonly string[]): Address | undefined {
  const isInstance = place.sopInstanceUid !== undefined;
  const isStudy = place.studyInstanceUid !== undefined;
  if (word === undefined) return isStudy ? { ...place, resource: 'object' } : undefined;
  if (word === 'frames' && isInstance) return framesAt(place, rest);
  if ((word === 'bulk' || word === 'bulkdata') && isInstance) {
    const isTagPath = rest.length % 2 === 1 && rest.every((step) => /^([0-9A-Fa-f]{8}|\d{1,6})$/.test(step));
    const first = word === 'bulk' ? 1 : 0;
    const tagPath = rest.map((step, index) =>
      index % 2 === 0 ? step.toUpperCase() : String(Number(step) - first),
    );
    return isTagPath ? { ...place, resource: 'bulk', word, tagPath } : undefined;
  }
  if (rest.length > 0) return undefined;
  const level = levels[word];
  if (level !== undefined)
    return isSearchable(place, level) ? { ...place, resource: 'search', level } : undefined;
  if (word !== 'metadata' && word !== 'rendered' && word !== 'thumbnail') return undefined;
  return isStudy ? { ...place, resource: word } : undefined;
}

function isSearchable(place: Place, level: Level): boolean {
  if (place.sopInstanceUid !== undefined) return false;
  if (level === 'study') return place.studyInstanceUid === undefined;
  return level === 'instance' || place.seriesInstanceUid === undefined;
}

function framesAt(place: Place, [list = '', word]: readonly string[]): Address | undefined {
  if (word === 'rendered') return { ...place, resource: 'rendered' };
  if (word !== undefined || !/^\d{1,7}(,\d{1,7}){0,999}$/.test(list)) return undefined;
  const frames = list.split(',').map(Number);
  return frames.every((frame) => frame >= 1) ? { ...place, resource: 'frames', frames } : undefined;
}
