import { type Dataset, items, text } from './dataset.ts';
import { Tag } from './tag.ts';

/** Where a study was made: a label on the study, not the archive that keeps it. */
export type Hospital =
  | { readonly kind: 'named'; readonly name: string; readonly code?: string }
  | { readonly kind: 'station'; readonly aeTitle: string }
  | { readonly kind: 'unknown' };

/**
 * Institution Code Sequence → Institution Name → AE title (for a map from AE titles to hospitals) → unknown.
 * The gateway applies the map and writes Institution Name, so the viewer meets `station` only where no map knows the title.
 */
export function parseHospital(dataset: Dataset): Hospital {
  const coded = items(dataset, Tag.institutionCodeSequence)[0];
  const meaning = coded === undefined ? undefined : text(coded, Tag.codeMeaning);
  const code = coded === undefined ? undefined : text(coded, Tag.codeValue);
  const name = meaning ?? text(dataset, Tag.institutionName);
  if (name !== undefined) return code === undefined ? { kind: 'named', name } : { kind: 'named', name, code };
  const aeTitle = text(dataset, Tag.stationName) ?? text(dataset, Tag.retrieveAeTitle);
  return aeTitle === undefined ? { kind: 'unknown' } : { kind: 'station', aeTitle };
}
