import { type Command } from '#viewer/ui/commands.tsx';

/** Two panes may offer the same command; a list names it once, and runs the latest. */
export function latestOfEach(commands: readonly Command[]): readonly Command[] {
  return [...new Map(commands.map((command) => [command.id, command])).values()];
}
