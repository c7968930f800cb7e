import { type Start } from '#viewer/session/start.ts';

import { AboutDialog } from './AboutDialog.tsx';
import { AccessLogDialog } from './AccessLogDialog.tsx';
import { CommandsDialog } from './CommandsDialog.tsx';

export type OpenDialog = 'search' | 'commands' | 'about' | 'access-log' | undefined;

export interface DialogsProps {
  readonly open: OpenDialog;
  readonly start: Start;
  readonly onClose: () => void;
}

export function Dialogs({ open, start, onClose }: DialogsProps) {
  if (open === 'commands') return <CommandsDialog onClose={onClose} />;
  if (open === 'about') return <AboutDialog start={start} onClose={onClose} />;
  if (open === 'access-log') return <AccessLogDialog contextId={start.session.contextId} onClose={onClose} />;
  return null;
}
