import { useMessages } from '#viewer/i18n/messages.tsx';
import { type Session } from '#protocol/session.ts';
import { Notice } from '#viewer/ui/Notice.tsx';

export interface LaunchNoticesProps {
  readonly patient: Session['patient'];
  /** Words of the address. */
  readonly unreadable: number;
}

/** What the record or the address said that could not be read. */
export function LaunchNotices({ patient, unreadable }: LaunchNoticesProps) {
  const t = useMessages().app;
  return (
    <>
      {(patient.unreadLinks ?? 0) > 0 && <Notice kind="warning">{t.linksUnread}</Notice>}
      {unreadable > 0 && <Notice kind="warning">{t.addressUnreadable(unreadable)}</Notice>}
    </>
  );
}
