import { type StudyInstanceUid } from '#dicom/uid.ts';
import { nextUnseenStudy } from '#viewer/archives/seen/seen.ts';
import { useSeenBook } from '#viewer/archives/seen/useSeen.tsx';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';

interface SeenNextProps {
  readonly studies: readonly StudyEntry[];
  readonly onOpen: (study: StudyInstanceUid) => void;
}

/** Before anything is open: the newest study that has not been seen. */
export function SeenNext({ studies, onOpen }: SeenNextProps) {
  const messages = useMessages();
  const book = useSeenBook();
  useCommand({
    id: 'seen.next',
    name: messages.seen.next,
    group: messages.app.group.timeline,
    key: 'Alt+n',
    run: () => {
      const study = nextUnseenStudy(studies, [], (one) => book.standing(one));
      if (study !== undefined) onOpen(study.studyInstanceUid);
    },
  });
  return null;
}
