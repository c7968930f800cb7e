import { type Command } from '#viewer/ui/commands.tsx';

/** A command, and whether what it switches is on. */
export interface PaneCommand extends Command {
  readonly pressed?: boolean;
}
