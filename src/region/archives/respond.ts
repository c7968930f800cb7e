import { setImmediate } from 'node:timers/promises';
import { type Dataset } from '#dicom/dataset.ts';
import { choose, parseAccept } from './accept.ts';
import { type Address, parseAddress } from './address.ts';
import { type Answer, problem } from './answer.ts';
import { type ArchiveIndex } from './archiveIndex.ts';
import { type ServedFile } from './identities.ts';
import { metadataOf } from './metadata.ts';
import { type ArchiveProfile } from './profile.ts';
import { parseQuery } from './query.ts';
import {
  type Asked,
  notAcceptable,
  retrieveBulk,
  retrieveFrames,
  retrieveObjects,
  retrieveRendered,
} from './retrieve.ts';
import { type Found, rowOf, search } from './rows.ts';

export interface ArchiveRequest {
  /** Below the DICOMweb root, without query. */
  readonly path: string;
  readonly query: string;
  readonly accept: string | undefined;
  /** The DICOMweb root as this client is to see it in URLs. */
  readonly root: string;
}

export interface Archive {
  readonly index: ArchiveIndex;
  readonly profile: ArchiveProfile;
}

/** The archive's answer to a GET. */
export async function respond(archive: Archive, request: ArchiveRequest): Promise<Answer> {
  const address = parseAddress(request.path);
  if (address === undefined) return problem(404, 'no such resource');
  if (address.resource === 'search') return searchAnswer(archive, request, address);
  const files = filesAt(archive.index, address);
  if (files.length === 0) return problem(404, 'no such object');
  const asked: Asked = {
    profile: archive.profile,
    accept: parseAccept(request.accept),
    urlOf: (file) => urlOf(request.root, file),
  };
  if (address.resource === 'metadata') return metadataAnswer(archive, files, request);
  if (address.resource === 'object') return retrieveObjects(files, asked);
  return instanceAnswer(files, address, asked);
}

function instanceAnswer(files: readonly ServedFile[], address: Address, asked: Asked): Answer {
  const [file] = files;
  if (file === undefined || address.sopInstanceUid === undefined) return problem(404, 'no such resource');
  switch (address.resource) {
    case 'frames':
      return retrieveFrames(file, address.frames, asked);
    case 'bulk':
      return retrieveBulk(file, address, asked);
    case 'rendered':
      return retrieveRendered(file, asked);
    case 'thumbnail':
    case 'object':
    case 'metadata':
    case 'search':
      break;
  }
  return problem(404, 'no such resource');
}

const urlOf = (root: string, file: ServedFile) =>
  `${root}/studies/${file.studyInstanceUid}/series/${file.seriesInstanceUid}/instances/${file.sopInstanceUid}`;

function filesAt(index: ArchiveIndex, address: Address): readonly ServedFile[] {
  const study = index.studies.get(address.studyInstanceUid ?? '');
  if (study === undefined) return [];
  const series = [...study.series.values()].filter(
    ({ seriesInstanceUid }) => (address.seriesInstanceUid ?? seriesInstanceUid) === seriesInstanceUid,
  );
  return series
    .flatMap(({ instances }) => [...instances.values()])
    .filter(({ sopInstanceUid }) => (address.sopInstanceUid ?? sopInstanceUid) === sopInstanceUid);
}

type SearchAddress = Extract<Address, { resource: 'search' }>;

function searchAnswer(archive: Archive, request: ArchiveRequest, address: SearchAddress): Answer {
  const { index, profile } = archive;
  if (!takesJson(archive, request)) return notAcceptable(profile);
  const query = parseQuery(request.query, address.level, profile);
  if ('badRequest' in query) return problem(400, query.badRequest);
  const { studyInstanceUid, seriesInstanceUid } = address;
  const isUnknown = studyInstanceUid !== undefined && !index.studies.has(studyInstanceUid);
  if (isUnknown && profile.unknownStudySeries === 404) return problem(404, 'no such study');
  const scope = {
    ...(studyInstanceUid === undefined ? {} : { studyInstanceUid }),
    ...(seriesInstanceUid === undefined ? {} : { seriesInstanceUid }),
  };
  const found = search(index, address.level, { scope, query });
  const wanted = Math.min(
    query.limit ?? Infinity,
    profile.pageRows ?? Infinity,
    profile.greatestLimit ?? Infinity,
  );
  const page = found.slice(query.offset, query.offset + wanted);
  if (page.length === 0 && profile.emptyAnswer === 204) return { kind: 'empty' };
  const rows = page.map((entry) =>
    rowOf(entry, {
      level: address.level,
      includeFields: query.includeFields,
      retrieveUrl: (at) => retrieveUrl(request.root, at),
      header: (file) => metadataOf(file, profile, urlOf(request.root, file)),
      profile,
    }),
  );
  return {
    kind: 'json',
    body: JSON.stringify(rows),
    ...warningOf(profile, found.length, query.offset + page.length),
  };
}

/** PS3.18 8.3.4.4: a server that gives fewer rows than there are says so. */
function warningOf(profile: ArchiveProfile, total: number, given: number): { warning?: string } {
  if (profile.pageRows === undefined || given >= total) return {};
  const words =
    'The number of results exceeded the maximum supported by the server. Additional results can be requested.';
  return { warning: `299 lysbilde "${words}"` };
}

function retrieveUrl(root: string, { study, series, instance }: Found): string {
  if (instance !== undefined) return urlOf(root, instance);
  const url = `${root}/studies/${study.studyInstanceUid}`;
  return series === undefined ? url : `${url}/series/${series.seriesInstanceUid}`;
}

async function metadataAnswer(
  archive: Archive,
  files: readonly ServedFile[],
  request: ArchiveRequest,
): Promise<Answer> {
  if (!takesJson(archive, request)) return notAcceptable(archive.profile);
  const rows: Dataset[] = [];
  for (const file of files) {
    rows.push(metadataOf(file, archive.profile, urlOf(request.root, file)));
    // A thin-slice study must not hold up everyone else's requests.
    if (rows.length % 16 === 0) await setImmediate();
  }
  return { kind: 'json', body: JSON.stringify(rows) };
}

const jsonTypes: Readonly<Record<'strict' | 'lenient', readonly string[]>> = {
  strict: ['application/dicom+json'],
  lenient: ['application/dicom+json', 'application/json'],
};

function takesJson({ profile }: Archive, { accept }: ArchiveRequest): boolean {
  const mediaTypes = jsonTypes[profile.strictAccept ? 'strict' : 'lenient'];
  const offer = { mediaTypes, transferSyntaxUid: '', needsAsterisk: false, multipart: false, single: true };
  return choose(parseAccept(accept), offer) !== undefined;
}
