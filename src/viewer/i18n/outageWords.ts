import { type Messages } from './messages.tsx';
import { clock } from './numbers.ts';

/** That an archive has stopped answering, and since when. */
export function outageSentence(
  messages: Messages,
  archive: string,
  { reason, since }: { readonly reason: keyof Messages['sources']['gone']; readonly since: Date },
): string {
  return messages.sources.gone[reason](archive, clock(since.getHours(), since.getMinutes()));
}
