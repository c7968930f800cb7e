import { ExclamationmarkTriangleIcon, InformationSquareIcon, XMarkOctagonIcon } from '@navikt/aksel-icons';
import { type ReactNode } from 'react';

export interface NoticeProps {
  readonly kind: 'note' | 'warning' | 'danger';
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A sentence that must be seen, with an icon as well as a colour, and what to do about it. */
export function Notice({ kind, children, action }: NoticeProps) {
  const Icon =
    kind === 'note'
      ? InformationSquareIcon
      : kind === 'warning'
        ? ExclamationmarkTriangleIcon
        : XMarkOctagonIcon;
  return (
    <div className="notice" data-kind={kind}>
      <Icon aria-hidden className="notice-icon" />
      <div className="notice-text">{children}</div>
      {action}
    </div>
  );
}
