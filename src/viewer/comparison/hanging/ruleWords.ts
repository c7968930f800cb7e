import { type CellRule, type PictureSelector } from '#protocol/hanging.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { displaySetName } from '#viewer/viewports/displaySetWords.ts';
import { type Vacancy } from './offer.ts';
import { type NamedStage } from './stages.ts';

type Words = Messages['panes']['hanging'];

/** The standard set is named in the reader's language; a site and a user have named their own. */
export function ruleName(words: Words, name: string): string {
  const known: Readonly<Record<string, string>> = words.rule;
  return known[name] ?? name;
}

export function stageName(messages: Messages, { name, page, only }: NamedStage): string {
  const words = messages.panes.hanging;
  if (only !== undefined) return displaySetName(messages, only);
  const known: Readonly<Record<string, string>> = { ...words.stage, [capturedStage]: words.captured };
  const own = known[name] ?? name;
  return page === undefined ? own : words.page(own, page.number, page.of);
}

/** The name of the only stage of a rule that was saved from the screen. */
export const capturedStage = 'captured';

/** «Ingen sagittal serie i denne undersøkelsen.», and what to do. `dateOf` is the date of the study that lacks it. */
export function vacancyWords(
  words: Words,
  vacancy: Exclude<Vacancy, { kind: 'waiting' }>,
  date: string,
): { readonly why: string; readonly more: string } {
  if (vacancy.kind === 'nothing')
    return { why: nothingWords(words, vacancy.wanted), more: words.nothingMore(date) };
  const { wanted } = vacancy;
  const why = typeof wanted === 'object' ? words.noStudy.prior(wanted.prior) : words.noStudy[wanted];
  return { why, more: words.noStudyMore };
}

/** A cell that asks for nothing by name asks for what the present study shows, and never takes the other side of the body for it. */
function nothingWords(words: Words, wanted: CellRule): string {
  return wanted.show === undefined ? words.nothingOfSide : words.nothing(wantedWords(words, wanted));
}

/** «sagittal serie», «projeksjon MLO venstre», «rapport eller dokumentfil»: what a cell is to show. */
export function wantedWords(words: Words, { show = {}, nth = 1 }: CellRule): string {
  const { what } = words;
  const named = thing(words, show);
  const planed = show.plane === undefined ? named : `${what.plane[show.plane]} ${named}`;
  const described =
    show.description === undefined ? planed : what.described(planed, show.description.replaceAll('*', '…'));
  return nth === 1 ? described : what.nth(nth, described);
}

function thing({ what }: Words, { kinds, views, form, modalities, plane }: PictureSelector): string {
  if (views !== undefined)
    return `${what.thing.projection} ${what.or(views.map((view) => viewWords(what, view)))}`;
  if (form === 'projection' || form === 'localizer' || form === 'keyImages') return what.thing[form];
  const isSeries = kinds === undefined || (plane !== undefined && kinds.every((kind) => kind === 'images'));
  const named = isSeries ? what.thing.series : what.or(kinds.map((kind) => what.thing[kind]));
  return modalities === undefined ? named : what.modality(what.or(modalities), named);
}

function viewWords(what: Words['what'], view: string): string {
  const [name = '', side] = view.split('-');
  return what.view(name, side === 'L' || side === 'R' ? what.side[side] : undefined);
}
