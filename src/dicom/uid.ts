/** DICOM unique identifiers (PS3.5 9): branded, so that a series can never be asked for where a study is meant. */

declare const brand: unique symbol;

export type StudyInstanceUid = string & { readonly [brand]: 'study' };
export type SeriesInstanceUid = string & { readonly [brand]: 'series' };
export type SopInstanceUid = string & { readonly [brand]: 'instance' };

/**
 * Digits and dots, at most 64 characters. Looser than PS3.5 on purpose (leading zeros exist in archives),
 * strict enough that a UID can never leave its place in a path: no dot-only segments.
 */
export function isUid(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9][0-9.]{0,63}$/.test(value) && !value.includes('..');
}

export const isStudyInstanceUid = (value: unknown): value is StudyInstanceUid => isUid(value);
export const isSeriesInstanceUid = (value: unknown): value is SeriesInstanceUid => isUid(value);
export const isSopInstanceUid = (value: unknown): value is SopInstanceUid => isUid(value);
