import { useMessages } from '#viewer/i18n/messages.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';

import { type OpenDialog } from './Dialogs.tsx';

/** What can be done whatever is on screen: the lists of commands, locking, help, who has looked. */
export function useGeneralCommands(lock: () => void, open: (dialog: OpenDialog) => void): void {
  const t = useMessages().app;
  useCommand({
    id: 'commands',
    name: t.commands,
    group: t.group.general,
    key: '?',
    run: () => open('commands'),
  });
  useCommand({
    id: 'search',
    name: t.searchCommands,
    group: t.group.general,
    key: 'Ctrl+k',
    run: () => open('search'),
  });
  useCommand({
    id: 'lock',
    name: t.lock,
    group: t.group.general,
    key: 'Ctrl+Shift+l',
    reach: 'everywhere',
    run: lock,
  });
  useCommand({
    id: 'help',
    name: t.aboutTitle,
    group: t.group.general,
    key: 'F1',
    // BIR's other key for help.
    also: 'h',
    run: () => open('about'),
  });
  useCommand({
    id: 'access-log',
    name: t.accessLog,
    group: t.group.general,
    run: () => open('access-log'),
  });
}
