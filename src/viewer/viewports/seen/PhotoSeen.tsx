import { type Instance } from '#dicom/instance.ts';
import { useSeenVersion } from '#viewer/archives/seen/useSeen.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { SeenMark } from '#viewer/ui/SeenMark.tsx';
import './seen.css';

/** Whether a photograph has been on screen, not only its thumbnail. */
export function useIsSeen({ studyInstanceUid, sopInstanceUid }: Instance): boolean {
  return useSeenVersion().seenOf(studyInstanceUid).has(sopInstanceUid);
}

export function PhotoSeen({ instance }: { instance: Instance }) {
  const { seen } = useMessages();
  return useIsSeen(instance) ? <SeenMark state="seen">{seen.state.seen}</SeenMark> : null;
}
