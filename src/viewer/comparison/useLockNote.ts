import { useMessages } from '#viewer/i18n/messages.tsx';
import { useKeyOf } from '#viewer/ui/commands.tsx';
import { keyName } from '#viewer/ui/keyName.ts';
import { type Arrangement } from './arrangement.ts';

/** That a pane is locked, and how to let it go; undefined where it is not. */
export function useLockNote({ locked }: Arrangement, place: number): string | undefined {
  const { lock } = useMessages().panes.hanging;
  const key = useKeyOf('pane.layout.lock');
  if (!locked.some((one) => one.place === place)) return undefined;
  return lock.note(key === undefined ? undefined : keyName(key));
}
