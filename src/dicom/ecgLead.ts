import { type Dataset, text } from './dataset.ts';
import { Tag } from './tag.ts';

/** The twelve leads of a resting ECG in the order of the standard layout, by columns of three. */
export const standardLeads = [
  'I',
  'II',
  'III',
  'aVR',
  'aVL',
  'aVF',
  'V1',
  'V2',
  'V3',
  'V4',
  'V5',
  'V6',
] as const;
export type EcgLead = (typeof standardLeads)[number];

/** Lead numbers of SCP-ECG (EN 1064), which MDC codes repeat as `2:n` and, in ISO/IEEE 11073-10102, as 131328 + n. */
const numbered: ReadonlyMap<number, EcgLead> = new Map([
  [1, 'I'],
  [2, 'II'],
  [3, 'V1'],
  [4, 'V2'],
  [5, 'V3'],
  [6, 'V4'],
  [7, 'V5'],
  [8, 'V6'],
  [61, 'III'],
  [62, 'aVR'],
  [63, 'aVL'],
  [64, 'aVF'],
]);

/** Which lead a channel is: by the code of Channel Source Sequence (CID 3001), else by its label. Undefined rather than guessed. */
export function ecgLeadOf(source: Dataset | undefined, label: string): EcgLead | undefined {
  const code = source === undefined ? '' : (text(source, Tag.codeValue) ?? '');
  const meaning = source === undefined ? '' : (text(source, Tag.codeMeaning) ?? '');
  const coded = /^(?:2:|5\.6\.3-9-)(\d{1,3})$/.exec(code)?.[1];
  if (coded !== undefined) return numbered.get(Number(coded));
  if (/^1313\d\d$/.test(code)) return numbered.get(Number(code) - 131_328);
  return named(label) ?? named(meaning);
}

function named(words: string): EcgLead | undefined {
  const bare = words
    .replace(/\(.*\)/, '')
    .replace(/\b(lead|avledning)\b/i, '')
    .trim();
  return standardLeads.find((lead) => lead.toLowerCase() === bare.toLowerCase());
}
