import { type Dataset, type Element, has, items, parseDataset, text } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';

import { Refusal } from '#gateway/gate.ts';

import { type Archive } from './archive.ts';
import { type BulkData } from './bulkData.ts';
import { type InstanceFacts } from './instanceFacts.ts';

/** Red, green and blue, plain and segmented; the lookup data of a modality or VOI LUT item. */
const paletteTags = ['00281201', '00281202', '00281203', '00281221', '00281222', '00281223'];
const plainPaletteTags = paletteTags.slice(0, 3);
const lutSequences = [Tag.modalityLutSequence, Tag.voiLutSequence] as const;
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
  const luts = lutSequences.flatMap((sequence) =>
    items(dataset, sequence).flatMap((item, index) =>
      item[lutData]?.BulkDataURI !== undefined || !has(item, lutData)
        ? [`${sequence}/${index}/${lutData}`]
        : [],
    ),
  );
  return [...palette, ...luts];
}

function filled(dataset: Dataset, found: ReadonlyMap<string, string>): Dataset {
  const written: Record<string, Element> = { ...dataset };
  for (const [tagPath, InlineBinary] of found) {
    const [tag = '', index, ...rest] = tagPath.split('/');
    if (index === undefined) written[tag] = { vr: 'OW', InlineBinary };
    else
      written[tag] = withItem(written[tag] ?? {}, Number(index), {
        [rest.join('/')]: { vr: 'OW', InlineBinary },
      });
  }
  return written;
}

function withItem(sequence: Element, index: number, more: Dataset): Element {
  const Value = (sequence.Value ?? []).map((item, at) =>
    at === index ? { ...parseDataset(item, 1), ...more } : item,
  );
  return { ...sequence, Value };
}
