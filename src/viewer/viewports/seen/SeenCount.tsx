import { type DisplaySet } from '#dicom/displaySet.ts';
import { countSeen, seenUnits, totalOf } from '#viewer/archives/seen/seenUnits.ts';
import { useSeenVersion } from '#viewer/archives/seen/useSeen.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { SeenMark } from '#viewer/ui/SeenMark.tsx';
import './seen.css';

export interface SeenCountProps {
  readonly displaySet: DisplaySet;
  /** In a pane, a single thing would only be ticked by being looked at; a list has little room for words. */
  readonly where: 'pane' | 'list';
}

/** «3 av 440 bilder sett» of one display set; nothing for what is never counted, nor before it is known. */
export function SeenCount({ displaySet, where }: SeenCountProps) {
  const { seen: words } = useMessages();
  const book = useSeenVersion();
  const units = seenUnits(displaySet);
  const total = totalOf(units);
  if (total < (where === 'pane' ? 2 : 1) || !book.isKnown(displaySet.studyInstanceUid)) return null;
  const seen = countSeen(units, book.seenOf(displaySet.studyInstanceUid));
  const state = seen === 0 ? 'unseen' : seen < total ? 'partly' : 'seen';
  return (
    <SeenMark state={state}>
      {state === 'partly' ? words[where === 'pane' ? 'images' : 'partly'](seen, total) : words.state[state]}
    </SeenMark>
  );
}
