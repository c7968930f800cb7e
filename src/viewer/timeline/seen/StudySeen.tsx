import { useStanding } from '#viewer/archives/seen/useSeen.tsx';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { SeenMark } from '#viewer/ui/SeenMark.tsx';

/** How far the user has come in a study; nothing where it is not known, for «not seen» would then be a guess. */
export function StudySeen({ study }: { study: StudyEntry }) {
  const { seen } = useMessages();
  const standing = useStanding(study);
  if (standing.state === 'unknown') return null;
  // «20 av 20» would say that it is all: a part that has not come has no number.
  const isNumbered = standing.state === 'partly' && standing.seen < standing.total;
  return (
    <SeenMark state={standing.state}>
      {isNumbered ? seen.partly(standing.seen, standing.total) : seen.state[standing.state]}
    </SeenMark>
  );
}
