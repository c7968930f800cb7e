import { Tag } from '#dicom/tag.ts';
import { type ArchiveProfile } from './profile.ts';
import { type Level, matchingKeys, tagOf } from './queryTags.ts';

export interface Filter {
  readonly tag: string;
  readonly level: Level;
  /** Any of these matches. */
  readonly values: readonly string[];
}

export interface Query {
  readonly filters: readonly Filter[];
  readonly offset: number;
  readonly limit: number | undefined;
  readonly includeFields: readonly string[] | 'all';
}

export interface BadRequest {
  readonly badRequest: string;
}

const deepestLevel: Readonly<Record<Level, readonly Level[]>> = {
  study: ['study'],
  series: ['study', 'series'],
  instance: ['study', 'series', 'instance'],
};

/** A query string as this archive takes it (PS3.18 8.3.4), or why it is refused. */
export function parseQuery(text: string, level: Level, profile: ArchiveProfile): Query | BadRequest {
  const filters: Filter[] = [];
  const fields: string[] = [];
  let offset = 0;
  let limit: number | undefined;
  for (const [name, raw] of pairsOf(text)) {
    const value = decode(raw);
    if (value === undefined) return { badRequest: 'the query is not percent-encoded UTF-8' };
    if (name === 'offset' || name === 'limit') {
      if (!/^\d{1,9}$/.test(value)) return { badRequest: `${name} is not a number` };
      if (name === 'offset') offset = Number(value);
      else limit = Number(value);
    } else if (name === 'includefield') fields.push(...fieldNames(raw, profile));
    else if (name !== 'fuzzymatching' && name !== 'emptyvaluematching') {
      const filter = filterOf(name, value, { level, profile });
      if (filter !== undefined && 'badRequest' in filter) return filter;
      if (filter !== undefined) filters.push(filter);
    }
  }
  if (profile.greatestLimit !== undefined && (limit ?? 0) > profile.greatestLimit)
    return { badRequest: `limit is greater than ${profile.greatestLimit}` };
  const includeFields = includedTags(fields, profile);
  return Array.isArray(includeFields) || includeFields === 'all'
    ? { filters, offset, limit, includeFields }
    : { badRequest: 'an attribute of includefield is not known here' };
}

function pairsOf(text: string): readonly (readonly [string, string])[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decode(name) ?? name, value.join('=')] as const;
    });
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return undefined;
  }
}

function filterOf(
  name: string,
  value: string,
  { level, profile }: { readonly level: Level; readonly profile: ArchiveProfile },
): Filter | BadRequest | undefined {
  const key = knownKey(name, level, profile);
  if (key === undefined)
    return profile.unknownKeys === 'refused'
      ? { badRequest: `the key ${name} is not known here` }
      : undefined;
  if (value.trim() === '') {
    return profile.emptyKeys === 'refused' ? { badRequest: `${name} is empty` } : undefined;
  }
  if (!profile.wildcards && /[*?]/.test(value)) return { badRequest: 'wildcards are not supported' };
  const isList = profile.listSeparator === 'any' || listKeys.has(key.tag);
  return { ...key, values: isList ? value.split(/[,\\]/) : [value] };
}

const listKeys: ReadonlySet<string> = new Set([
  Tag.studyInstanceUid,
  Tag.seriesInstanceUid,
  Tag.sopInstanceUid,
  Tag.modalitiesInStudy,
  Tag.modality,
]);

function knownKey(name: string, level: Level, profile: ArchiveProfile) {
  const [keyword, key] =
    Object.entries(matchingKeys).find(([known, { tag }]) => known === name || tag === name.toUpperCase()) ??
    [];
  if (keyword === undefined || key === undefined || profile.unknownTo.includes(keyword)) return undefined;
  return deepestLevel[level].includes(key.level) ? key : undefined;
}

/** Orthanc takes a list only with raw commas; an encoded one makes it drop the field without a word. */
function fieldNames(raw: string, profile: ArchiveProfile): readonly string[] {
  if (profile.name === 'orthanc-like' && /%2c/i.test(raw)) return [];
  return (decode(raw) ?? '').split(',').filter((name) => name !== '');
}

function includedTags(
  names: readonly string[],
  profile: ArchiveProfile,
): readonly string[] | 'all' | undefined {
  if (names.includes('all')) return 'all';
  const tags = names.map(tagOf);
  if (profile.unknownKeys === 'refused' && tags.includes(undefined)) return undefined;
  return tags.filter((tag) => tag !== undefined);
}
