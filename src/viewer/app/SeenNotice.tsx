import { useSeenIsKept } from '#viewer/archives/seen/useSeen.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';

/** Marks that are not kept would be taken for images not yet seen the next time. */
export function SeenNotice() {
  const { seen } = useMessages();
  return useSeenIsKept() ? null : <Notice kind="note">{seen.notKept}</Notice>;
}
