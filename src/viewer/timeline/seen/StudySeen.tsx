import { useStanding } from '#viewer/archives/seen/useSeen.tsx';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { SeenMark } from '#viewer/ui/SeenMark.tsx';

/** How far the user has come in a study; nothing where it is not known, for «not seen» would then be a guess. */
export function StudySeen({ study }: { study: StudyEntry }) {
  const { seen } = useMessages();
  const standing = useStanding(study);
  if (standing.state === 'unknown') return null;
  return (
    <SeenMark state={standing.state}>
      {standing.state === 'partly' ? seen.partly(standing.seen, standing.total) : seen.state[standing.state]}
    </SeenMark>
  );
}
