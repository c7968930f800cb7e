import { useCodings, useRetryCodings } from '#viewer/archives/useCodings.tsx';
import { type CodingState } from '#viewer/archives/codings/codingState.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

import { type ListedStudy } from './listedStudy.ts';

/** How many studies are not yet known by their images: a line while they are read, a sentence with a button for those that failed. */
export function RegionsPending({ studies }: { studies: readonly ListedStudy[] }) {
  const messages = useMessages();
  const t = messages.finding;
  const codings = useCodings();
  const retry = useRetryCodings();
  const stateOf = ({ entry }: ListedStudy) => codings.get(entry.studyInstanceUid) ?? 'waiting';
  const waiting = studies.filter((study) => stateOf(study) === 'waiting').length;
  const failed = studies.filter((study) => stateOf(study) === 'failed').length;
  const partly = studies.filter((study) => isPartlyRead(stateOf(study))).length;
  if (waiting + failed + partly === 0) return null;
  return (
    <div className="regions-pending">
      {waiting > 0 && <p>{t.fetching(waiting)}</p>}
      {partly > 0 && <p>{t.partlyFetched(partly)}</p>}
      {failed > 0 && (
        <p>
          {t.fetchFailed(failed)} <Button onClick={retry}>{messages.common.retry}</Button>
        </p>
      )}
    </div>
  );
}

function isPartlyRead(state: CodingState): boolean {
  return typeof state !== 'string' && state.unreadSeries > 0;
}
