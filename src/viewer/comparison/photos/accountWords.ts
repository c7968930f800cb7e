import { type Messages } from '#viewer/i18n/messages.tsx';
import { type PatientPhotos } from './photoAccount.ts';

/** What of the patient's photographs is not here, in sentences; nothing where all is. */
export function accountWords(
  { panes }: Messages,
  { waiting, failed, partly, short, mayLackStudies, untold }: PatientPhotos,
): readonly string[] {
  const { sheet } = panes.photoSet;
  return [
    waiting > 0 && sheet.waiting(waiting),
    failed.length > 0 && sheet.failed(failed.length),
    partly > 0 && sheet.partly(partly),
    short > 0 && sheet.short(short),
    mayLackStudies && sheet.archives,
    untold > 0 && sheet.untold(untold),
  ].filter((sentence) => sentence !== false);
}
