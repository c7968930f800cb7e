/** A length as people write it, with a comma or a point; undefined where it is no length that something in a photograph has. */
export function millimetresIn(written: string): number | undefined {
  const match = /^\s*(\d{1,4}(?:[.,]\d{1,3})?)\s*(?:mm)?\s*$/.exec(written);
  const value = Number(match?.[1]?.replace(',', '.') ?? NaN);
  return value > 0 ? value : undefined;
}
