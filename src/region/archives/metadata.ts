import { type Dataset, type Element } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { type ArchiveProfile } from './profile.ts';
import { type BulkAddress, datasetOf } from './dicomJson.ts';
import { withObject } from './dicomObject.ts';
import { served, type ServedFile } from './identities.ts';

/** Binary values up to this size stand in the metadata itself: window tables and small palettes cost no further request. */
const inlineBytes = 1024;

/** An object's whole header as DICOM JSON, under the identity it is served with, in the manner of the profile. */
export function metadataOf(file: ServedFile, profile: ArchiveProfile, instanceUrl: string): Dataset {
  return withObject(file.path, { wants: () => true, headerOnly: false }, (object) => {
    const dataset = datasetOf(object, {
      inlineBytes: profile.metadataBulk === 'dropped' ? 'dropped' : inlineBytes,
      bulkDataUri: (address) => bulkDataUri(address, profile, instanceUrl),
    });
    return served(withCommonAttributes(dataset, file, profile), file);
  });
}

function bulkDataUri(
  { tagPath, isEncapsulated }: BulkAddress,
  profile: ArchiveProfile,
  instanceUrl: string,
): string | undefined {
  if (profile.bulkPath === undefined) return undefined;
  if (profile.metadataBulk === 'uri-without-encapsulated' && isEncapsulated) return undefined;
  const path = profile.bulkPath === 'bulk' ? countedFromOne(tagPath) : tagPath;
  return `${instanceUrl}/${profile.bulkPath}/${path.join('/')}`;
}

const countedFromOne = (tagPath: readonly string[]) =>
  tagPath.map((step, index) => (index % 2 === 0 ? step.toLowerCase() : String(Number(step) + 1)));

/** Text is UTF-8 now, whatever it was (PS3.18 F.2.3); the stored transfer syntax is told where the archive tells it. */
function withCommonAttributes(dataset: Dataset, file: ServedFile, profile: ArchiveProfile): Dataset {
  const utf8: Element = { vr: 'CS', Value: ['ISO_IR 192'] };
  return {
    ...dataset,
    [Tag.specificCharacterSet]: utf8,
    ...(profile.tellsTransferSyntax
      ? { [Tag.availableTransferSyntaxUid]: { vr: 'UI', Value: [file.transferSyntaxUid] } }
      : {}),
  };
}
