import {
  combinedRegions,
  type NamedRegion,
  type RegionNames,
  regionTable,
  type RegionRow,
} from './anatomyTable.ts';

export type Side = 'left' | 'right' | 'both';

/** What a text says of place: the regions it names, and the side, where it says one of something that has two. */
export interface Place {
  readonly regions: readonly NamedRegion[];
  readonly side: Side | undefined;
}

/** That, and the text's other words in lower case. */
export interface Words extends Place {
  readonly rest: readonly string[];
}

interface Name {
  readonly start: string;
  /** «hæl*»: the word may go on after it. */
  readonly goesOn: boolean;
  readonly regions: readonly NamedRegion[];
}

export const rows: Readonly<Record<NamedRegion, RegionRow>> = regionTable;
export const namedRegions = Object.keys(rows).filter((id): id is NamedRegion => id in rows);

/** Every row of both tables with the regions that it means. */
export const named: readonly (RegionNames & { readonly regions: readonly NamedRegion[] })[] = [
  ...namedRegions.map((region) => ({ ...rows[region], regions: [region] })),
  ...combinedRegions,
];

const before = String.raw`(?<![\p{L}\p{N}])`;
const after = String.raw`(?![\p{L}\p{N}])`;

const anyWord = /[\p{L}\p{N}]+/gu;

/** Longest first, so that «håndledd» is never the hand and «brystkasse» never the breast. */
const byLength = named
  .flatMap(({ words, regions }) => parts(words, ',').map((name) => parseName(name, regions)))
  .toSorted((a, b) => b.start.length - a.start.length);
const names: ReadonlyMap<string, readonly Name[]> = new Map(
  [...new Set(byLength.map(({ start }) => start.charAt(0)))].map((letter) => [
    letter,
    byLength.filter(({ start }) => start.startsWith(letter)),
  ]),
);

const anySide: readonly (readonly [Side, RegExp])[] = [
  ['left', new RegExp(`${before}(venstre|vestre|ve|left|sin|sinistra|sinister|sinistri)${after}`, 'u')],
  ['right', new RegExp(`${before}(høyre|hø|hoyre|right|dext?|dxt|dextra|dexter|dextri)${after}`, 'u')],
  [
    'both',
    new RegExp(
      `${before}(bilat\\p{L}*|begge|both|bilat|hø?\\.?\\s*[+/&]\\s*ve?|ve?\\.?\\s*[+/&]\\s*hø?)${after}`,
      'u',
    ),
  ],
];
/** Too short to mean a side anywhere («v. cava», «RT» for radiotherapy, «DX» for the modality): only beside what has two sides. */
const shortBefore = /(?:^|[\s,(/-])(v|h|l|r|lt|rt)\.?\s*$/u;
const shortAfter = /^[\s,(/.-]*(v|h|l|r|lt|rt|dx)(?![\p{L}\p{N}])/u;
const shortSides: Readonly<Record<string, Side>> = {
  v: 'left',
  l: 'left',
  lt: 'left',
  h: 'right',
  r: 'right',
  rt: 'right',
  dx: 'right',
};

/** The same patterns, to take all that they match out of a text. */
const everySide: readonly RegExp[] = anySide.map(([, pattern]) => new RegExp(pattern, 'gu'));

export function wordsIn(text: string): Words {
  const lower = text.toLocaleLowerCase('nb');
  const found = namesIn(lower);
  const { sides, short } = sidesIn(lower, found);
  const rest = everySide.reduce((left, pattern) => left.replaceAll(pattern, ' '), blanked(lower, found));
  const words = [...rest.matchAll(anyWord)].map(([word]) => word);
  return { ...placeOf(found, sides), rest: words.filter((word) => !short.has(word)) };
}

const nowhere: Place = { regions: [], side: undefined };

/** Without the words that are left: asked of thousands of studies before a list can stand. */
export function placeIn(text: string): Place {
  if (text === '') return nowhere;
  const lower = text.toLocaleLowerCase('nb');
  const found = namesIn(lower);
  return placeOf(found, sidesIn(lower, found).sides);
}

function placeOf(found: readonly Found[], sides: ReadonlySet<Side>): Place {
  return { regions: [...new Set(found.flatMap(({ regions }) => regions))], side: sideOf([...sides]) };
}

/** The sides that a text names, and the short words it names them by. */
function sidesIn(lower: string, found: readonly Found[]) {
  const sides = new Set<Side>();
  const short = new Set<string>();
  for (const [side, pattern] of anySide) if (pattern.test(lower)) sides.add(side);
  for (const { at, end, regions } of found) {
    if (!regions.some((region) => rows[region].isPaired === true)) continue;
    for (const said of [shortBefore.exec(lower.slice(0, at)), shortAfter.exec(lower.slice(end))]) {
      const side = shortSides[said?.[1] ?? ''];
      if (side === undefined) continue;
      sides.add(side);
      short.add(said?.[1] ?? '');
    }
  }
  return { sides, short };
}

/** One side of those named; left and right together are both. */
export function sideOf(sides: readonly Side[]): Side | undefined {
  const distinct = new Set(sides);
  if (distinct.has('both') || distinct.size > 1) return 'both';
  return sides[0];
}

/** A list of the table in its parts. */
export function parts(list: string, separator: string): readonly string[] {
  return list
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

interface Found {
  readonly regions: readonly NamedRegion[];
  readonly at: number;
  readonly end: number;
}

function blanked(lower: string, found: readonly Found[]): string {
  return found.reduce(
    (text, { at, end }) => text.slice(0, at) + ' '.repeat(end - at) + text.slice(end),
    lower,
  );
}

/** Every name in a text of lower case, none inside another. */
function namesIn(lower: string): readonly Found[] {
  const found: Found[] = [];
  for (const { index: at, 0: word } of lower.matchAll(anyWord)) {
    if (at < (found.at(-1)?.end ?? 0)) continue;
    const name = names.get(word.charAt(0))?.find((one) => stands(one, lower, at));
    if (name === undefined) continue;
    const rest = name.goesOn
      ? (/^[\p{L}\p{N}]*/u.exec(lower.slice(at + name.start.length))?.[0].length ?? 0)
      : 0;
    found.push({ regions: name.regions, at, end: at + name.start.length + rest });
  }
  return found;
}

function stands({ start, goesOn }: Name, lower: string, at: number): boolean {
  return lower.startsWith(start, at) && (goesOn || !/^[\p{L}\p{N}]/u.test(lower.slice(at + start.length)));
}

function parseName(name: string, regions: readonly NamedRegion[]): Name {
  return { start: name.replace(/\*$/, ''), goesOn: name.endsWith('*'), regions };
}
