import { transferSyntax } from '#dicom/transferSyntax.ts';
import { choose, type Chosen, type MediaRange, type Offer } from './accept.ts';
import { type Answer, type Part, problem } from './answer.ts';
import { bulkParts, videoOf } from './bulkData.ts';
import { Syntax } from './dicomObject.ts';
import { type ServedFile } from './identities.ts';
import { concatenated } from './payload.ts';
import { framePayload, type Pixels, readPixels } from './pixels.ts';
import { type ArchiveProfile } from './profile.ts';

export interface Asked {
  readonly profile: ArchiveProfile;
  readonly accept: readonly MediaRange[];
  readonly urlOf: (file: ServedFile) => string;
}

/** Azure answers 406 to a form it does not give, Orthanc 400. */
export const notAcceptable = (profile: ArchiveProfile) =>
  problem(profile.name === 'orthanc-like' ? 400 : 406, 'no acceptable form of this resource');

const offerOf = (
  asked: Asked,
  offer: Pick<Offer, 'mediaTypes' | 'transferSyntaxUid' | 'needsAsterisk'>,
): Offer => ({
  ...offer,
  multipart: true,
  single: asked.profile.singlePart,
});

const etagOf = (file: ServedFile, part: string) =>
  `"${file.size.toString(36)}-${Math.floor(file.modified).toString(36)}-${part}"`;

/** Whole objects as they are stored; `files` is an instance, a series or a study. */
export function retrieveObjects(files: readonly ServedFile[], asked: Asked): Answer {
  const parts: Part[] = [];
  let chosen: Chosen | undefined;
  for (const file of files) {
    const { transferSyntaxUid } = file;
    const needsAsterisk = asked.profile.asteriskForStored && transferSyntaxUid !== Syntax.explicit;
    const offer = { mediaTypes: ['application/dicom'], transferSyntaxUid, needsAsterisk };
    const form = choose(asked.accept, {
      ...offerOf(asked, offer),
      ...(files.length > 1 ? { single: false } : {}),
    });
    if (form === undefined) return notAcceptable(asked.profile);
    chosen ??= form;
    parts.push({
      contentType: `application/dicom; transfer-syntax=${transferSyntaxUid}`,
      location: asked.urlOf(file),
      payload: { segments: [{ path: file.path, offset: 0, length: file.size }], length: file.size },
    });
  }
  const [first] = files;
  if (first === undefined || chosen === undefined) return problem(404, 'no such object');
  return inForm(parts, chosen, { etag: etagOf(first, `o${files.length}`) });
}

export function retrieveFrames(file: ServedFile, frames: readonly number[], asked: Asked): Answer {
  const pixels = pixelsOf(file);
  const found = frames.map((frame) => framePayload(file, pixels, frame));
  const failed = found.find((frame) => 'reason' in frame);
  if (failed !== undefined && 'reason' in failed)
    return problem(asked.profile.name === 'orthanc-like' ? 400 : failed.status, failed.reason);
  const payloads = found.flatMap((frame) => ('payload' in frame ? [frame] : []));
  const transferSyntaxUid = payloads[0]?.transferSyntaxUid ?? Syntax.explicit;
  const isStoredForm = transferSyntaxUid !== Syntax.explicit;
  const { profile } = asked;
  if (profile.name === 'orthanc-like' && transferSyntax(transferSyntaxUid)?.codec === 'htj2k')
    return mislabelled(payloads, file, asked);
  const mediaTypes = ['application/octet-stream', mediaTypeOf(transferSyntaxUid)];
  const offer = offerOf(asked, {
    mediaTypes,
    transferSyntaxUid,
    needsAsterisk: isStoredForm && profile.asteriskForStored,
  });
  const form = choose(asked.accept, frames.length > 1 ? { ...offer, single: false } : offer);
  if (form === undefined) return notAcceptable(profile);
  // Orthanc names the codec's own media type whatever was asked for, and repeats the syntax in the multipart's type.
  const named = profile.name === 'orthanc-like' ? (mediaTypes.at(-1) ?? form.mediaType) : form.mediaType;
  const parts = payloads.map(({ payload }, index) => ({
    contentType: `${named}; transfer-syntax=${transferSyntaxUid}`,
    location: `${asked.urlOf(file)}/frames/${frames[index] ?? 0}`,
    payload,
  }));
  const mediaType =
    profile.name === 'orthanc-like' ? `${named}; transfer-syntax=${transferSyntaxUid}` : named;
  return inForm(parts, { ...form, mediaType }, { etag: etagOf(file, `f${frames.join('.')}`), isFrame: true });
}

/** What Orthanc 1.10 makes of HTJ2K: `*` fails, and without it the codestream comes labelled as uncompressed. */
function mislabelled(
  payloads: readonly { readonly payload: Part['payload'] }[],
  file: ServedFile,
  asked: Asked,
): Answer {
  if (asked.accept.some(({ parameters }) => parameters['transfer-syntax'] !== undefined))
    return problem(500, 'cannot give this transfer syntax');
  const contentType = `application/octet-stream; transfer-syntax=${Syntax.explicit}`;
  const parts = payloads.map(({ payload }) => ({ contentType, payload }));
  return {
    kind: 'multipart',
    mediaType: 'application/octet-stream',
    parts,
    etag: etagOf(file, 'm'),
    isFrame: true,
  };
}

export function retrieveBulk(
  file: ServedFile,
  address: { readonly word: string; readonly tagPath: readonly string[] },
  asked: Asked,
): Answer {
  if (asked.profile.bulkPath !== address.word) return problem(404, 'no such resource');
  const payloads = bulkParts(file, address.tagPath);
  if (payloads === undefined) return problem(404, 'no such attribute');
  const mediaType = 'application/octet-stream';
  const offer = { mediaTypes: [mediaType], transferSyntaxUid: Syntax.explicit, needsAsterisk: false };
  const form = choose(asked.accept, offerOf(asked, offer));
  if (form === undefined) return notAcceptable(asked.profile);
  // In a single part the offset table has no place; what remains is the codestream or media file itself.
  const joined =
    form.form === 'single' ? [concatenated(payloads.length > 1 ? payloads.slice(1) : payloads)] : payloads;
  const parts = joined.map((payload) => ({ contentType: mediaType, payload }));
  return inForm(parts, form, { etag: etagOf(file, `b${address.tagPath.join('.')}`) });
}

/** The rendered resource, which here is a video's own file; images are not rendered by the region's archives. */
export function retrieveRendered(file: ServedFile, asked: Asked): Answer {
  if (!asked.profile.rendersVideo)
    return problem(asked.profile.name === 'orthanc-like' ? 400 : 404, 'not rendered');
  const video = videoOf(file);
  if (video === undefined) return problem(406, 'only video is rendered here');
  const { contentType, payload } = video;
  const offer = {
    mediaTypes: [contentType],
    transferSyntaxUid: '',
    needsAsterisk: false,
    multipart: false,
    single: true,
  };
  if (choose(asked.accept, offer) === undefined) return notAcceptable(asked.profile);
  return { kind: 'single', part: { contentType, payload }, etag: etagOf(file, 'v') };
}

function inForm(
  parts: readonly Part[],
  chosen: Chosen,
  about: { readonly etag: string; readonly isFrame?: true },
): Answer {
  const [part] = parts;
  if (chosen.form === 'single' && part !== undefined) return { kind: 'single', part, ...about };
  return { kind: 'multipart', mediaType: chosen.mediaType, parts, ...about };
}

const mediaTypes: Readonly<Record<string, string>> = {
  'jpeg-baseline': 'image/jpeg',
  'jpeg-extended': 'image/jpeg',
  'jpeg-lossless': 'image/jpeg',
  'jpeg-ls': 'image/jls',
  'jpeg-2000': 'image/jp2',
  htj2k: 'image/jphc',
  'jpeg-xl': 'image/jxl',
  rle: 'image/dicom-rle',
};

/** PS3.18 table 8.7.3-4; octets where there is none. */
const mediaTypeOf = (uid: string) =>
  mediaTypes[transferSyntax(uid)?.codec ?? ''] ?? 'application/octet-stream';

const located = new Map<string, Pixels>();
const mostLocated = 128;

/** Scanning a loop's fragments for every frame would read it anew each time. */
function pixelsOf(file: ServedFile): Pixels {
  const key = `${file.path}\0${file.size}\0${file.modified}`;
  const known = located.get(key);
  const pixels = known ?? readPixels(file);
  located.delete(key);
  located.set(key, pixels);
  for (const oldest of located.keys()) {
    if (located.size <= mostLocated) break;
    located.delete(oldest);
  }
  return pixels;
}
