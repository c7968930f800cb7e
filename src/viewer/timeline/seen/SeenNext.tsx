import { useState } from 'react';

import { type StudyInstanceUid } from '#dicom/uid.ts';
import { nothingLeft } from '#viewer/archives/seen/nothingLeft.ts';
import { nextUnseenStudy } from '#viewer/archives/seen/seen.ts';
import { useSeenVersion } from '#viewer/archives/seen/useSeen.tsx';
import { type StudiesAnswer } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';

interface SeenNextProps {
  readonly answer: Pick<StudiesAnswer, 'studies' | 'state'>;
  readonly onOpen: (study: StudyInstanceUid) => void;
}

/** Before anything is open: the newest study that has not been seen. Where none is left that is said, until studies or marks are other ones. */
export function SeenNext({ answer, onOpen }: SeenNextProps) {
  const messages = useMessages();
  const book = useSeenVersion();
  const { studies } = answer;
  const now = { studies, version: book.version() };
  const [said, setSaid] = useState({ ...now, times: 0 });
  useCommand({
    id: 'seen.next',
    name: messages.seen.next,
    group: messages.app.group.timeline,
    key: 'Alt+n',
    run: () => {
      const study = nextUnseenStudy(studies, [], (one) => book.standing(one));
      if (study === undefined) setSaid({ ...now, times: said.times + 1 });
      else onOpen(study.studyInstanceUid);
    },
  });
  const isSaid = said.times > 0 && said.studies === studies && said.version === now.version;
  const { noneLeft } = messages.seen;
  const reach = nothingLeft({ open: [], timeline: answer }, (one) => book.standing(one));
  const words = studies.length === 0 ? noneLeft.none : noneLeft[reach === 'unknown' ? 'notKnown' : reach];
  return (
    <div className="seen-none" aria-live="polite">
      {/* Another element each time the key is pressed, so that it is spoken each time. */}
      {isSaid && (
        <Notice key={said.times} kind="note">
          {words}
        </Notice>
      )}
    </div>
  );
}
