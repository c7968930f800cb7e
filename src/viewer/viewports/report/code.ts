import { type Dataset, items, text } from '#dicom/dataset.ts';
import { optional } from '#dicom/study.ts';
import { Tag, type TagKey } from '#dicom/tag.ts';

const longCodeValue = '00080119';
const urnCodeValue = '00080120';

/** A coded concept (PS3.3 8.8): what it means in words, and the code that decides. */
export interface Code {
  /** `113813`; undefined where an object gives only words. */
  readonly value?: string;
  /** `DCM`, `SCT`, `UCUM`. */
  readonly scheme?: string;
  readonly meaning?: string;
}

/** The first code of a sequence; undefined when there is none, or one that says nothing at all. */
export function codeIn(dataset: Dataset, tag: TagKey): Code | undefined {
  const item = items(dataset, tag)[0];
  if (item === undefined) return undefined;
  const value = text(item, Tag.codeValue) ?? text(item, longCodeValue) ?? text(item, urnCodeValue);
  const meaning = text(item, Tag.codeMeaning);
  if (value === undefined && meaning === undefined) return undefined;
  return {
    ...optional('value', value),
    ...optional('scheme', text(item, Tag.codingSchemeDesignator)),
    ...optional('meaning', meaning),
  };
}

/** Is it this code of DICOM's own scheme (PS3.16 Annex D)? */
export function isDcm(code: Code | undefined, value: string): boolean {
  return code?.value === value && code.scheme === 'DCM';
}
