import { type Dataset, personName, texts } from '#dicom/dataset.ts';
import { Tag } from '#dicom/tag.ts';
import { type Filter } from './query.ts';

/** Whether an entity matches one key: exact, wildcard, list or range (PS3.4 C.2.2.2). */
export function matches(dataset: Dataset, { tag, values }: Filter): boolean {
  const held =
    tag === Tag.patientName || tag === Tag.referringPhysicianName ? names(dataset, tag) : texts(dataset, tag);
  return values.some((wanted) => held.some((value) => matchesValue(tag, value, wanted)));
}

function names(dataset: Dataset, tag: string): readonly string[] {
  const name = personName(dataset, tag);
  return [name?.alphabetic, name?.ideographic, name?.phonetic].filter((group) => group !== undefined);
}

const ranged: ReadonlySet<string> = new Set([Tag.studyDate, Tag.studyTime, Tag.patientBirthDate]);
const caseless: ReadonlySet<string> = new Set([Tag.patientName, Tag.referringPhysicianName]);

function matchesValue(tag: string, value: string, wanted: string): boolean {
  if (ranged.has(tag)) return inRange(value, wanted);
  const [held, asked] = caseless.has(tag) ? [value.toUpperCase(), wanted.toUpperCase()] : [value, wanted];
  return /[*?]/.test(asked) ? wildcard(held, asked) : held === asked;
}

function inRange(value: string, wanted: string): boolean {
  const [from = '', to] = wanted.split('-');
  if (to === undefined) return value === from;
  const [low, high] = [from.trim(), to.trim()];
  return (low === '' || value >= low) && (high === '' || value.slice(0, high.length) <= high);
}

/** Linear in both lengths: no pattern of a client's making becomes a regular expression. */
function wildcard(value: string, pattern: string): boolean {
  let [at, next] = [0, 0];
  let [star, resume] = [-1, 0];
  while (at < value.length) {
    if (pattern[next] === '*') [star, resume, next] = [next, at, next + 1];
    else if (pattern[next] === '?' || pattern[next] === value[at]) [at, next] = [at + 1, next + 1];
    else if (star >= 0) [next, resume, at] = [star + 1, resume + 1, resume + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(next));
}
