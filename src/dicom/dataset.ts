import { type TagKey } from './tag.ts';

/** One attribute of the DICOM JSON model (PS3.18 F.2). `Value` holds whatever the archive sent until an accessor reads it. */
export interface Element {
  readonly vr?: string;
  readonly Value?: readonly unknown[];
  readonly BulkDataURI?: string;
  readonly InlineBinary?: string;
}

/** A DICOM JSON object whose shape has been checked, but not its values. Keys are eight upper-case hex digits. */
export type Dataset = Readonly<Record<string, Element>>;

/** Depth at which a nested sequence is refused; real objects stay below ten. */
const deepest = 32;

/** The dataset in `value`, or undefined if it is not of the DICOM JSON model at all. Unknown keys are left out. */
export function parseDataset(value: unknown, depth = 0): Dataset | undefined {
  if (!isRecord(value) || depth > deepest) return undefined;
  const dataset: Record<string, Element> = Object.create(null);
  for (const key of Object.keys(value)) {
    const element = value[key];
    if (!/^[0-9A-Fa-f]{8}$/.test(key) || !isRecord(element)) continue;
    dataset[key.toUpperCase()] = isElement(element) ? element : parseElement(element);
  }
  return dataset;
}

/** Every dataset of a DICOM JSON array, or undefined if the body is not an array of datasets. */
export function parseDatasets(value: unknown): readonly Dataset[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const datasets = value.map((item: unknown) => parseDataset(item));
  return datasets.every((dataset) => dataset !== undefined) ? datasets : undefined;
}

/** The first value as trimmed text; numbers become text. Undefined when absent, empty or not textual. */
export function text(dataset: Dataset, tag: TagKey): string | undefined {
  return texts(dataset, tag)[0];
}

/** All values as trimmed text, empty ones left out. */
export function texts(dataset: Dataset, tag: TagKey): readonly string[] {
  return values(dataset, tag)
    .map(asText)
    .filter((value) => value !== undefined);
}

/** The first value as a finite number. IS and DS arrive as numbers from some archives and as strings from others; both are legal. */
export function number(dataset: Dataset, tag: TagKey): number | undefined {
  const value = values(dataset, tag)[0];
  return asNumber(value);
}

/** All values as finite numbers, or undefined if the attribute is absent or any value is not a number. */
export function numbers(dataset: Dataset, tag: TagKey): readonly number[] | undefined {
  const found = values(dataset, tag).map(asNumber);
  return found.length > 0 && found.every((value) => value !== undefined) ? found : undefined;
}

/** The items of a sequence; empty when absent. Items that are not datasets are left out. */
export function items(dataset: Dataset, tag: TagKey): readonly Dataset[] {
  return values(dataset, tag)
    .map((value) => parseDataset(value, 1))
    .filter((item) => item !== undefined);
}

export function has(dataset: Dataset, tag: TagKey): boolean {
  const element = dataset[tag];
  return (
    element !== undefined &&
    ((element.Value?.length ?? 0) > 0 ||
      element.BulkDataURI !== undefined ||
      element.InlineBinary !== undefined)
  );
}

/** The alphabetic, ideographic and phonetic groups of a person name (PS3.5 6.2.1), as stored. */
export interface PersonName {
  readonly alphabetic?: string;
  readonly ideographic?: string;
  readonly phonetic?: string;
}

export function personName(dataset: Dataset, tag: TagKey): PersonName | undefined {
  const value = values(dataset, tag)[0];
  if (typeof value === 'string') return { alphabetic: value };
  if (!isRecord(value)) return undefined;
  const group = (name: string) =>
    typeof value[name] === 'string' && value[name] !== '' ? value[name] : undefined;
  const [alphabetic, ideographic, phonetic] = [group('Alphabetic'), group('Ideographic'), group('Phonetic')];
  return {
    ...(alphabetic === undefined ? {} : { alphabetic }),
    ...(ideographic === undefined ? {} : { ideographic }),
    ...(phonetic === undefined ? {} : { phonetic }),
  };
}

/** Nearly every element of a study's many thousands is whole as it came, and need not be made anew. */
function isElement(element: Record<string, unknown>): element is Record<string, unknown> & Element {
  for (const key of Object.keys(element)) {
    const value = element[key];
    const isRight =
      key === 'Value'
        ? Array.isArray(value)
        : (key === 'vr' || key === 'BulkDataURI' || key === 'InlineBinary') && typeof value === 'string';
    if (!isRight) return false;
  }
  return true;
}

function parseElement(element: Record<string, unknown>): Element {
  return {
    ...(typeof element['vr'] === 'string' ? { vr: element['vr'] } : {}),
    ...(Array.isArray(element['Value']) ? { Value: element['Value'] as readonly unknown[] } : {}),
    ...(typeof element['BulkDataURI'] === 'string' ? { BulkDataURI: element['BulkDataURI'] } : {}),
    ...(typeof element['InlineBinary'] === 'string' ? { InlineBinary: element['InlineBinary'] } : {}),
  };
}

function values(dataset: Dataset, tag: TagKey): readonly unknown[] {
  return dataset[tag]?.Value ?? [];
}

function asText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.replace(/[\0 ]+$/, '').trimStart();
  return trimmed === '' ? undefined : trimmed;
}

function asNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || !/^\s*[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?[\s\0]*$/.test(value))
    return undefined;
  const parsed = Number(value.replace(/\0/g, ''));
  return Number.isFinite(parsed) ? parsed : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
