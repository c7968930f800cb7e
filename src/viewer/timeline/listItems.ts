import { type ListedStudy } from './listedStudy.ts';

/** What the scrolled list holds: a heading for each year, then that year's studies. */
export type ListItem =
  | { readonly kind: 'year'; readonly year: number | undefined; readonly count: number }
  | { readonly kind: 'study'; readonly study: ListedStudy; readonly position: number };

/** `studies` newest first; those without a date stand last under a heading of their own. */
export function listItems(studies: readonly ListedStudy[]): readonly ListItem[] {
  const perYear = new Map<number | undefined, number>();
  for (const { date } of studies) perYear.set(date?.year, (perYear.get(date?.year) ?? 0) + 1);
  const items: ListItem[] = [];
  studies.forEach((study, position) => {
    const year = study.date?.year;
    const isFirst = position === 0 || studies[position - 1]?.date?.year !== year;
    if (isFirst) items.push({ kind: 'year', year, count: perYear.get(year) ?? 0 });
    items.push({ kind: 'study', study, position });
  });
  return items;
}
