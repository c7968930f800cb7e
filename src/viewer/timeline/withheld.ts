import { type ArchiveAnswer } from '#viewer/archives/useStudies.tsx';
import { type Messages } from '#viewer/i18n/messages.tsx';

/** What an archive that answered did not show, one sentence for each kind. */
export function withheld(t: Messages['timeline'], { name, answer }: ArchiveAnswer): readonly string[] {
  if (answer.state !== 'answered') return [];
  const { contradicts, unconfirmed, unreadable } = answer.refused;
  const { undated = false, identifiers = 0 } = answer.unasked ?? {};
  return [
    ...(answer.more ? [t.more(name, answer.rows.length)] : []),
    ...(undated ? [t.undatedUnasked(name)] : []),
    ...(identifiers > 0 ? [t.numbersUnasked(name, identifiers)] : []),
    ...(contradicts > 0 ? [t.refused(name, contradicts)] : []),
    ...(unconfirmed > 0 ? [t.unconfirmed(name, unconfirmed)] : []),
    ...(unreadable > 0 ? [t.unreadable(name, unreadable)] : []),
  ];
}
