import { type Listed } from '#viewer/ui/takenKeys.ts';

/** Two panes may offer the same command; a list names it once, and runs the latest. Those with a key come first: they are the common ones. */
export function latestOfEach(commands: readonly Listed[]): readonly Listed[] {
  const latest = [...new Map(commands.map((command) => [command.id, command])).values()];
  return [...latest.filter(({ key }) => key !== undefined), ...latest.filter(({ key }) => key === undefined)];
}
