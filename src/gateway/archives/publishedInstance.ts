import { type Dataset, type Element, has, parseDataset, text } from '#dicom/dataset.ts';
import { type Instance, parseInstance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';
import { paths } from '#protocol/paths.ts';

import { type Archive } from './archive.ts';
import { bulkDataPath, type InstanceAddress } from './archiveUrl.ts';
import { factsOf, type InstanceFacts } from './instanceFacts.ts';
import { nameHospital } from './patientStudies.ts';

/** One instance of a proven study: what the gateway needs of it, and its metadata as the viewer gets it. */
export interface PublishedInstance {
  readonly facts: InstanceFacts;
  readonly dataset: Dataset;
}

export interface PublishPlace {
  readonly archive: Archive;
  readonly contextId: string;
}

const retrieveUrl = '00081190';
const waveformData = '54001010';
const deepest = 32;

/**
 * Metadata fit for a viewer: every BulkDataURI is one of ours (built from UIDs and the value's tag path), addresses of the archive and
 * pixels are left out, the hospital is named. Values that the archive leaves out of its metadata but that must exist (waveform samples,
 * an encapsulated document) are given an address too. Undefined when it is not an instance.
 */
export function publishInstance(place: PublishPlace, given: Dataset): PublishedInstance | undefined {
  const instance = parseInstance(given);
  if ('unreadable' in instance) return undefined;
  const at = {
    study: instance.studyInstanceUid,
    series: instance.seriesInstanceUid,
    sop: instance.sopInstanceUid,
  };
  const bulk = new Map<string, string>();
  const rewriting = { place, at, bulk };
  const rewritten = rewrite(given, rewriting, '');
  const dataset = withTransferSyntax(
    nameHospital(place.archive, withDocument(rewritten, rewriting)),
    instance,
  );
  return { facts: factsOf(instance, bulk), dataset };
}

export function ourBulkDataUri(place: PublishPlace, at: InstanceAddress, tagPath: string): string {
  const path = {
    contextId: place.contextId,
    archiveId: place.archive.config.archiveId,
    studyInstanceUid: at.study,
    seriesInstanceUid: at.series,
    sopInstanceUid: at.sop,
  };
  return paths.bulkData(path, tagPath);
}

interface Rewriting {
  readonly place: PublishPlace;
  readonly at: InstanceAddress;
  readonly bulk: Map<string, string>;
}

function rewrite(dataset: Dataset, rewriting: Rewriting, prefix: string): Dataset {
  const written: Record<string, Element> = {};
  for (const tag of Object.keys(dataset)) {
    const element = dataset[tag];
    if (tag === retrieveUrl || element === undefined) continue;
    // Pixels never travel inside metadata; frames do.
    if (prefix === '' && element.InlineBinary !== undefined && tag.startsWith('7FE0')) continue;
    written[tag] =
      element.BulkDataURI === undefined && element.vr !== 'SQ'
        ? element
        : rewriteElement(element, rewriting, `${prefix}${tag}`);
  }
  const isWaveformItem = written['003A0010'] !== undefined && written['003A0005'] !== undefined;
  if (isWaveformItem && !has(written, waveformData)) {
    const uri = ourBulkDataUri(rewriting.place, rewriting.at, `${prefix}${waveformData}`);
    written[waveformData] = { vr: 'OW', BulkDataURI: uri };
  }
  return written;
}

function rewriteElement(element: Element, rewriting: Rewriting, tagPath: string): Element {
  const { place, at, bulk } = rewriting;
  if (element.BulkDataURI !== undefined) {
    const path = bulkDataPath(element.BulkDataURI, place.archive.config.url, at);
    if (path !== undefined) bulk.set(tagPath, path);
    return { ...element, BulkDataURI: ourBulkDataUri(place, at, tagPath) };
  }
  if (element.vr !== 'SQ' || element.Value === undefined || tagPath.length > deepest * 10) return element;
  const Value = element.Value.map((item, index) => {
    const nested = parseDataset(item, 1);
    return nested === undefined ? item : rewrite(nested, rewriting, `${tagPath}/${index}/`);
  });
  return { ...element, Value };
}

function withDocument(dataset: Dataset, rewriting: Rewriting): Dataset {
  if (!has(dataset, Tag.mimeTypeOfEncapsulatedDocument) || has(dataset, Tag.encapsulatedDocument))
    return dataset;
  const uri = ourBulkDataUri(rewriting.place, rewriting.at, Tag.encapsulatedDocument);
  return { ...dataset, [Tag.encapsulatedDocument]: { vr: 'OB', BulkDataURI: uri } };
}

function withTransferSyntax(dataset: Dataset, instance: Instance): Dataset {
  const known = instance.transferSyntaxUid;
  if (known === undefined || text(dataset, Tag.availableTransferSyntaxUid) !== undefined) return dataset;
  return { ...dataset, [Tag.availableTransferSyntaxUid]: { vr: 'UI', Value: [known] } };
}
