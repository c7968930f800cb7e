import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useStudyReports } from '#viewer/archives/reportInstances.ts';
import { useArchives, useStudies } from '#viewer/archives/useStudies.tsx';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Dialog } from '#viewer/ui/Dialog.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { type DoseRow, DoseTable } from './DoseTable.tsx';
import { isIonising, mayHaveReports, studyDose } from './studyDoses.ts';
import './doses.css';

export interface DoseDialogProps {
  readonly onClose: () => void;
  readonly onOpen: (study: StudyInstanceUid) => void;
}

/** What the dose reports of the patient's studies state, and which studies have none. Asked for when it opens. */
export function DoseDialog({ onClose, onOpen }: DoseDialogProps) {
  const words = useMessages();
  const { dose } = words.panes;
  const { studies, state } = useStudies();
  const { archives } = useArchives();
  const { reports, retry } = useStudyReports(studies.filter(mayHaveReports));
  const rows = studies.flatMap((study) => rowOf(study, reports));
  const isOf = (kind: DoseRow['dose']['kind']) => rows.filter((row) => row.dose.kind === kind).length;
  const refused = reports.reduce((sum, one) => sum + one.refused, 0);
  const isMissing = rows.some(({ missing }) => missing.length > 0);
  return (
    <Dialog title={dose.over} closeLabel={words.common.close} onClose={onClose} wide>
      <div className="doses">
        {state !== 'complete' && <Notice kind="warning">{dose.incomplete}</Notice>}
        {isMissing && (
          <Notice kind="warning" action={<Button onClick={retry}>{dose.retry}</Button>}>
            {dose.missing(words.common.and(missingNames(rows, archives)))}
          </Notice>
        )}
        {refused > 0 && <Notice kind="warning">{dose.refused(refused)}</Notice>}
        {reports.some(({ isCut }) => isCut) && <Notice kind="warning">{dose.seriesCut}</Notice>}
        {rows.length === 0 ? (
          <p>{dose.none}</p>
        ) : (
          <>
            <p>
              {dose.account(isOf('reported'), isOf('without'))}. {dose.noSum}
            </p>
            <DoseTable rows={rows} archives={archives} onOpen={onOpen} />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** A study without radiation and without a dose report has no place here. */
function rowOf(
  study: StudyEntry,
  reports: ReturnType<typeof useStudyReports>['reports'],
): readonly DoseRow[] {
  const own = reports.find((one) => one.study === study);
  const dose = own === undefined ? ({ kind: 'without' } as const) : studyDose(own);
  const missing = own?.missing ?? [];
  const isOfInterest = isIonising(study) || dose.kind === 'reported' || missing.length > 0;
  return isOfInterest ? [{ study, dose, missing }] : [];
}

function missingNames(
  rows: readonly DoseRow[],
  archives: readonly { readonly archiveId: string; readonly name: string }[],
): readonly string[] {
  const missing = new Set(rows.flatMap((row) => row.missing));
  return archives.filter(({ archiveId }) => missing.has(archiveId)).map(({ name }) => name);
}
