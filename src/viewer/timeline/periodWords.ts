import { type Messages } from '#viewer/i18n/messages.tsx';

import { type Period } from './period.ts';

/** `2024`, `2024–2026`, `05.2026–08.2026`: the two ends as they are written. */
export function periodWords({ common, timeline }: Messages, { from, to }: Period): string {
  return timeline.period(common.date(from), common.date(to));
}
