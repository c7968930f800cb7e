import { type DisplaySet } from '#dicom/displaySet.ts';
import { countSeen, seenUnits, totalOf } from '#viewer/archives/seen/seenUnits.ts';
import { useSeenVersion } from '#viewer/archives/seen/useSeen.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { SeenMark } from '#viewer/ui/SeenMark.tsx';

/** «3 av 440 bilder sett» of one display set; nothing for what is never counted, nor where a single thing would only be ticked by being looked at. */
export function SeenCount({ displaySet, least = 2 }: { displaySet: DisplaySet; least?: number }) {
  const { seen: words } = useMessages();
  const book = useSeenVersion();
  const units = seenUnits(displaySet);
  const total = totalOf(units);
  if (total < least || !book.isKnown(displaySet.studyInstanceUid)) return null;
  const seen = countSeen(units, book.seenOf(displaySet.studyInstanceUid));
  const state = seen === 0 ? 'unseen' : seen < total ? 'partly' : 'seen';
  return (
    <SeenMark state={state}>{state === 'partly' ? words.images(seen, total) : words.state[state]}</SeenMark>
  );
}
