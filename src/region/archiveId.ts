/** A name made fit for a path: `Møre & Romsdal` → `more-romsdal`. `taken` keeps two archives apart. */
export function archiveIdOf(name: string, taken: ReadonlySet<string> = new Set()): string {
  const plain = name
    .toLocaleLowerCase('nb')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const base = plain === '' ? 'arkiv' : plain;
  if (!taken.has(base)) return base;
  for (let number = 2; ; number += 1) {
    const candidate = `${base}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** The issuer an added archive's bare Patient IDs are taken to have. */
export function archiveIssuer(archiveId: string): string {
  return `urn:lysbilde:archive:${archiveId}`;
}
