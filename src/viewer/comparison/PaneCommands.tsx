import { type Command, useCommand } from '#viewer/ui/commands.tsx';
import { SpokenSwitches } from './SpokenSwitches.tsx';
import { type Workspace } from './workspace.ts';
import { usePaneCommands } from './usePaneCommands.ts';

/** Offers every pane command by key and in the list of commands, and says what they switch. */
export function PaneCommands(workspace: Workspace) {
  const commands = usePaneCommands(workspace);
  return (
    <>
      {commands.map((command) => (
        <Offered key={command.id} command={command} />
      ))}
      <SpokenSwitches commands={commands} />
    </>
  );
}

function Offered({ command }: { readonly command: Command }) {
  useCommand(command);
  return null;
}
