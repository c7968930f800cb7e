import { type Command } from '#viewer/ui/commands.tsx';

/** Two panes may offer the same command; a list names it once, and runs the latest. Those with a key come first: they are the common ones. */
export function latestOfEach(commands: readonly Command[]): readonly Command[] {
  const latest = [...new Map(commands.map((command) => [command.id, command])).values()];
  return [...latest.filter(({ key }) => key !== undefined), ...latest.filter(({ key }) => key === undefined)];
}
