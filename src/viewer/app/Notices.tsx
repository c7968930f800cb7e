import { type BoundPatient } from '#protocol/session.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';

import { SeenNotice } from './SeenNotice.tsx';

export interface NoticesProps {
  readonly patient: BoundPatient;
  /** The browser kept a second window from opening. */
  readonly wasPrevented: boolean;
  /** Parts of the address that say nothing. */
  readonly unreadable: number;
}

/** What is less than was asked for, above everything else: told as it comes. */
export function Notices({ patient, wasPrevented, unreadable }: NoticesProps) {
  const t = useMessages().app;
  return (
    <div aria-live="polite">
      {wasPrevented && <Notice kind="warning">{t.secondWindowPrevented}</Notice>}
      <SeenNotice />
      {(patient.unreadLinks ?? 0) > 0 && <Notice kind="warning">{t.linksUnread}</Notice>}
      {unreadable > 0 && <Notice kind="warning">{t.addressUnreadable(unreadable)}</Notice>}
    </div>
  );
}
