import { type Dataset, type Element, has, items, parseDataset, text } from '#dicom/dataset.ts';
import { AnnotationTag } from '#dicom/annotationTag.ts';
import { Tag } from '#dicom/tag.ts';

import { Refusal } from '#gateway/gate.ts';

import { type Archive } from './archive.ts';
import { type BulkData } from './bulkData.ts';
import { type InstanceFacts } from './instanceFacts.ts';

/** Red, green and blue, plain and segmented; the lookup data of a modality, VOI or presentation LUT item. */
const paletteTags = ['00281201', '00281202', '00281203', '00281221', '00281222', '00281223'];
const plainPaletteTags = paletteTags.slice(0, 3);
const lutSequences = [Tag.modalityLutSequence, Tag.voiLutSequence, AnnotationTag.presentationLutSequence];
const lutData = '00283006';
const largestInline = 1024 * 1024;

/**
 * The same dataset with its lookup tables inline: a renderer cannot wait for them, and some archives leave them out of metadata altogether
 * (then they are read from the whole instance). Nothing else is fetched.
 */
export async function inlineLookupTables(
  bulkData: BulkData,
  at: { readonly archive: Archive; readonly facts: InstanceFacts },
  dataset: Dataset,
): Promise<Dataset> {
  const wanted = missingTables(dataset);
  if (wanted.length === 0) return dataset;
  const found = new Map<string, string>();
  try {
    for (const tagPath of wanted) {
      const bytes = await bulkData.read(at, tagPath);
      if (bytes !== undefined && bytes.length <= largestInline) found.set(tagPath, bytes.toString('base64'));
    }
  } catch (error) {
    // One object whose tables cannot be had must not take its study with it: the renderer refuses that object alone.
    if (!(error instanceof Refusal)) throw error;
  }
  return filled(dataset, found);
}

function missingTables(dataset: Dataset): readonly string[] {
  const isPalette = text(dataset, Tag.photometricInterpretation) === 'PALETTE COLOR';
  const byAddress = paletteTags.filter((tag) => dataset[tag]?.BulkDataURI !== undefined);
  const hasAny = paletteTags.some((tag) => has(dataset, tag));
  const palette = byAddress.length > 0 || hasAny || !isPalette ? byAddress : plainPaletteTags;
  // A presentation state has its VOI tables one level further down, for each of its images.
  const nested = items(dataset, AnnotationTag.softcopyVoiLutSequence).flatMap((item, index) =>
    missingIn(item, [Tag.voiLutSequence]).map(
      (path) => `${AnnotationTag.softcopyVoiLutSequence}/${index}/${path}`,
    ),
  );
  return [...palette, ...missingIn(dataset, lutSequences), ...nested];
}

function missingIn(dataset: Dataset, sequences: readonly string[]): readonly string[] {
  return sequences.flatMap((sequence) =>
    items(dataset, sequence).flatMap((item, index) =>
      item[lutData]?.BulkDataURI !== undefined || !has(item, lutData)
        ? [`${sequence}/${index}/${lutData}`]
        : [],
    ),
  );
}

function filled(dataset: Dataset, found: ReadonlyMap<string, string>): Dataset {
  let written = dataset;
  for (const [tagPath, InlineBinary] of found)
    written = withValue(written, tagPath.split('/'), { vr: 'OW', InlineBinary });
  return written;
}

/** The dataset with one value set, at `tag/index/tag/…`. */
function withValue(
  dataset: Dataset,
  [tag = '', index, ...rest]: readonly string[],
  element: Element,
): Dataset {
  if (index === undefined) return { ...dataset, [tag]: element };
  const sequence = dataset[tag] ?? {};
  const Value = (sequence.Value ?? []).map((item, at) =>
    at === Number(index) ? withValue(parseDataset(item, 1) ?? {}, rest, element) : item,
  );
  return { ...dataset, [tag]: { ...sequence, Value } };
}
