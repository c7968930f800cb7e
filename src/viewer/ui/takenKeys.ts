import { type Command } from './commands.tsx';

/** A command as it can be used now. */
export interface Listed extends Command {
  /** The key it would have, and the name of the command that answers to it in its place. */
  readonly taken?: { readonly key: string; readonly by: string };
}

/** A key runs one command, the one that claimed it last: the others are listed without it, for what a list says of a key must be what it does. */
export function withoutTaken(commands: readonly Command[]): readonly Listed[] {
  const owners = new Map<string, Command>();
  for (const command of commands) for (const key of keysOf(command)) owners.set(key, command);
  // Two panes may offer the same command: that is no other one.
  const isTaken = (id: string, key: string) => owners.get(key)?.id !== id;
  return commands.map((command) => {
    const lost = keysOf(command).filter((key) => isTaken(command.id, key));
    const [first] = lost;
    return first === undefined ? command : without(command, lost, owners.get(first)?.name ?? '');
  });
}

function without({ key, also, ...rest }: Command, lost: readonly string[], by: string): Listed {
  const [first, second] = keysOf({ ...rest, ...present({ key, also }) }).filter((one) => !lost.includes(one));
  const taken = key !== undefined && lost.includes(key) ? { taken: { key, by } } : {};
  return { ...rest, ...present({ key: first, also: second }), ...taken };
}

function keysOf({ key, also }: Command): readonly string[] {
  return [key, also].filter((one) => one !== undefined);
}

function present({ key, also }: { readonly key: string | undefined; readonly also: string | undefined }) {
  return { ...(key === undefined ? {} : { key }), ...(also === undefined ? {} : { also }) };
}
