import { type SeriesInstanceUid, type SopInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';

export interface InstanceAddress {
  readonly study: StudyInstanceUid;
  readonly series: SeriesInstanceUid;
  readonly sop: SopInstanceUid;
}

/** Paths below an archive's DICOMweb root, made of checked UIDs alone. */
export const below = {
  study: (study: StudyInstanceUid) => `studies/${study}`,
  series: (study: StudyInstanceUid, series: SeriesInstanceUid) => `studies/${study}/series/${series}`,
  instance: (at: InstanceAddress) => `studies/${at.study}/series/${at.series}/instances/${at.sop}`,
} as const;

/**
 * The address to ask: always under the archive's own origin and path prefix, whatever `path` holds. Throws when it would leave it,
 * which only a fault of ours or a forged path can cause.
 */
export function archiveUrl(
  root: string,
  path: string,
  query: readonly (readonly [string, string])[] = [],
): URL {
  const base = new URL(root.endsWith('/') ? root : `${root}/`);
  const url = new URL(base);
  url.pathname = `${base.pathname}${path.split('?')[0] ?? ''}`;
  url.search = queryText(path.split('?')[1], query);
  const traverses = /(^|\/)(\.|%2e){1,2}(\/|$)|\\|%2f|%5c|\/\/|#/i.test(path.split('?')[0] ?? '');
  if (traverses || url.origin !== base.origin || !url.pathname.startsWith(base.pathname))
    throw new Error('a path left the archive’s root');
  return url;
}

/** Raw commas stay raw: some archives do not split `%2C`. */
function queryText(given: string | undefined, query: readonly (readonly [string, string])[]): string {
  const pairs = query.map(([key, value]) => `${key}=${encodeURIComponent(value).replaceAll('%2C', ',')}`);
  return [...(given === undefined || given === '' ? [] : [given]), ...pairs].join('&');
}

/**
 * What of a BulkDataURI may be followed: the path below the root, never its scheme, host or user (archives copy the client's Host
 * header into it). Undefined when it is no path of this root or names another study or instance.
 */
export function bulkDataPath(uri: string, root: string, at: InstanceAddress): string | undefined {
  const base = new URL(root.endsWith('/') ? root : `${root}/`);
  const parsed = URL.canParse(uri, `${base.href}studies/${at.study}/`)
    ? new URL(uri, `${base.href}studies/${at.study}/`)
    : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) return undefined;
  const path = pathBelow(parsed.pathname, base.pathname);
  if (path === undefined || !/^[A-Za-z0-9._~/!$&'()*+,;=:@-]+$/.test(path) || path.includes('//'))
    return undefined;
  const names = (kind: string, uid: string) => {
    const found = new RegExp(`(?:^|/)${kind}/([^/]+)`).exec(path)?.[1];
    return found === undefined || found === uid;
  };
  if (!names('studies', at.study) || !names('series', at.series) || !names('instances', at.sop))
    return undefined;
  const query = /^\?[A-Za-z0-9._~=&-]{0,200}$/.test(parsed.search) ? parsed.search : '';
  return `${path}${query}`;
}

/** A wrong host often comes with a wrong prefix: `/studies/…` counts from wherever it begins. */
function pathBelow(pathname: string, prefix: string): string | undefined {
  const studies = pathname.indexOf('/studies/');
  if (studies >= 0) return pathname.slice(studies + 1);
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined;
}
