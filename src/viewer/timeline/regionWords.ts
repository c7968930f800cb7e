import { placeOfSpot } from '#dicom/bodySpot.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';

/** «Hæl», «Venstre hæl», «Hæl, side ikke oppgitt»; a word that is no place stands as it is. */
export function spotWords({ finding: t }: Messages, spot: string): string {
  if (spot === 'notFetched') return t.notFetched;
  const place = placeOfSpot(spot);
  if (place === undefined) return spot;
  const region = t.region[place.region];
  const { side } = place;
  if (side === undefined) return region;
  return side === 'unsided' ? t.sideUnstated(region) : t[side](region);
}

export function mediumWords({ timeline: t }: Messages, medium: string): string {
  return wordIn(t.medium, medium);
}

export function specialtyWords({ finding: t }: Messages, specialty: string): string {
  return wordIn(t.specialty, specialty);
}

export function seenWords({ seen: t }: Messages, state: string): string {
  return wordIn(t.state, state);
}

export function sideWords({ finding: t }: Messages, side: string): string {
  return wordIn(t.side, side);
}

function wordIn(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}
