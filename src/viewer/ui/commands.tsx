import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

import { CommandList } from './commandList.ts';
import { type KeyPreferences, readKeyPreferences, writeKeyPreferences } from './keyPreferences.ts';
import { type Listed } from './takenKeys.ts';
import { showTooltips } from './tooltip.ts';

/** Something the user can do by name (Ctrl+K), by key, and from the list of commands (`?`). */
export interface Command {
  /** Stable: a remapped key is remembered under it. */
  readonly id: string;
  /** As shown, in the user's language. */
  readonly name: string;
  /** Heading in the list of commands. */
  readonly group?: string;
  /** As KeyboardEvent.key writes it, modifiers first: `k`, `PageDown`, `Ctrl+k`, `?`. */
  readonly key?: string;
  /** A second key that does the same; it stays when another is chosen for the first, and goes with it when that is taken away. */
  readonly also?: string;
  /** False while it would do nothing: then neither key nor list offers it. */
  readonly when?: boolean;
  /** `everywhere`: its key holds in open dialogs too, which otherwise keep theirs. `picture`: its key is left to any control that has the focus. */
  readonly reach?: 'everywhere' | 'picture';
  /** Why it cannot be done here, in a sentence: it is named all the same, and running it tells why. */
  readonly unavailable?: string;
  readonly run: () => void;
}

const CommandsContext = createContext<CommandList | undefined>(undefined);

/** Gives all rooms one list of commands, answers their keys, and shows the names and keys of icons. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [list] = useState(() => new CommandList(readKeyPreferences()));
  useEffect(() => list.listen(document), [list]);
  useEffect(() => showTooltips(document), []);
  return <CommandsContext value={list}>{children}</CommandsContext>;
}

/** Offers a command while the component is mounted. The latest of two with the same key wins. */
export function useCommand(command: Command): void {
  const list = useCommandList();
  const run = useRef(command.run);
  useEffect(() => {
    run.current = command.run;
  });
  const { id, name, group, key, also, reach, unavailable, when = true } = command;
  useEffect(() => {
    if (!when) return undefined;
    return list.add({
      id,
      name,
      ...(group === undefined ? {} : { group }),
      ...(key === undefined ? {} : { key }),
      ...(also === undefined ? {} : { also }),
      ...(reach === undefined ? {} : { reach }),
      ...(unavailable === undefined ? {} : { unavailable }),
      run: () => run.current(),
    });
  }, [list, id, name, group, key, also, reach, unavailable, when]);
}

/** The commands that can be used now, with the key each answers to after remapping. */
export function useCommands(): readonly Listed[] {
  const list = useCommandList();
  return useSyncExternalStore(list.subscribe, list.commands);
}

/** The key a command answers to now; undefined where it has none or single keys are switched off. */
export function useKeyOf(id: string): string | undefined {
  return useCommands().find((command) => command.id === id)?.key;
}

export function useKeyPreferences(): readonly [KeyPreferences, (preferences: KeyPreferences) => void] {
  const list = useCommandList();
  const preferences = useSyncExternalStore(list.subscribe, list.preferences);
  return useMemo(
    () => [
      preferences,
      (next: KeyPreferences) => {
        writeKeyPreferences(next);
        list.prefer(next);
      },
    ],
    [list, preferences],
  );
}

function useCommandList(): CommandList {
  const list = useContext(CommandsContext);
  if (list === undefined) throw new Error('useCommand outside CommandsProvider');
  return list;
}
