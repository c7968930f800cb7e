import { type Photo, type PlacedPhoto } from './photo.ts';

/** One line of the sheet: the heading of a place, or its photographs side by side. */
export type SheetRow<P extends PlacedPhoto = Photo> =
  | { readonly kind: 'place'; readonly key: string; readonly photos: readonly P[] }
  /** `first` counts the photographs before this row. */
  | { readonly kind: 'photos'; readonly key: string; readonly photos: readonly P[]; readonly first: number };

/** Photographs in the sheet's order, as the lines that `columns` beside each other make. Dates follow on each other: a place is often photographed once a day. */
export function sheetRows<P extends PlacedPhoto>(
  photos: readonly P[],
  columns: number,
): readonly SheetRow<P>[] {
  let first = 0;
  return groupedBy(photos, placeOf).flatMap((place): readonly SheetRow<P>[] => {
    const key = placeOf(place[0]);
    const lines = linesOf(place, columns).map((line, index): SheetRow<P> => {
      const row = { kind: 'photos' as const, key: `${key} ${index}`, photos: line, first };
      first += line.length;
      return row;
    });
    return [{ kind: 'place', key, photos: place }, ...lines];
  });
}

/** Where an arrow leads from the photograph of that number; the nearest column of the line above or below. */
export function photoAfter<P extends PlacedPhoto>(
  rows: readonly SheetRow<P>[],
  from: number,
  key: string,
): number | undefined {
  const lines = rows.flatMap((row) => (row.kind === 'photos' ? [row] : []));
  const total = lines.reduce((sum, { photos }) => sum + photos.length, 0);
  const at = lines.findIndex(({ first, photos }) => from >= first && from < first + photos.length);
  const column = from - (lines[at]?.first ?? 0);
  const inLine = (index: number) => {
    const line = lines[index];
    return line === undefined ? undefined : line.first + Math.min(column, line.photos.length - 1);
  };
  switch (key) {
    case 'ArrowLeft':
      return from > 0 ? from - 1 : undefined;
    case 'ArrowRight':
      return from + 1 < total ? from + 1 : undefined;
    case 'ArrowUp':
      return inLine(at - 1);
    case 'ArrowDown':
      return inLine(at + 1);
    case 'PageUp':
      return inLine(Math.max(0, at - 4));
    case 'PageDown':
      return inLine(Math.min(lines.length - 1, at + 4));
    case 'Home':
      return total > 0 ? 0 : undefined;
    case 'End':
      return total > 0 ? total - 1 : undefined;
    default:
      return undefined;
  }
}

export function placeOf({ region, side }: Pick<PlacedPhoto, 'region' | 'side'>): string {
  return `${region} ${side ?? ''}`;
}

function groupedBy<P>(photos: readonly P[], keyOf: (photo: P) => string): readonly (readonly [P, ...P[]])[] {
  const groups: [P, ...P[]][] = [];
  for (const photo of photos) {
    const last = groups.at(-1);
    if (last !== undefined && keyOf(last[0]) === keyOf(photo)) last.push(photo);
    else groups.push([photo]);
  }
  return groups;
}

function linesOf<P>(photos: readonly P[], columns: number): readonly (readonly P[])[] {
  const count = Math.ceil(photos.length / columns);
  return Array.from({ length: count }, (_, index) => photos.slice(index * columns, (index + 1) * columns));
}
