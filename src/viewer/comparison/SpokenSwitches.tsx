import { useState } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type PaneCommand } from './paneCommand.ts';
import { usePaneStore } from './paneStore.ts';
import { type Switch, switched } from './switched.ts';

/** What a key has switched: its button says so too, but has not the focus. Another pane, for which other things are on, is no change. */
export function SpokenSwitches({ commands }: { readonly commands: readonly PaneCommand[] }) {
  const { panes, common } = useMessages();
  const active = usePaneStore((store) => store.active);
  const now = commands.flatMap(({ id, name, pressed, when }): readonly Switch[] =>
    pressed === undefined || when === false ? [] : [{ id, name, pressed }],
  );
  const key = now.map(({ id, name, pressed }) => `${id} ${name} ${String(pressed)}`).join('|');
  const [known, setKnown] = useState({ active, key, switches: now, said: '' });
  if (known.active !== active) setKnown({ active, key, switches: now, said: '' });
  else if (known.key !== key) {
    const told = switched(known.switches, now);
    const said = told === undefined ? known.said : panes.switched[told.state](common.and(told.names));
    setKnown({ active, key, switches: now, said });
  }
  return (
    <output className="visually-hidden" data-spoken="switch">
      {known.said}
    </output>
  );
}
