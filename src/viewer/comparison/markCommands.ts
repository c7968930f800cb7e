import { hasMarks } from '#viewer/viewports/marks/studyMarks.ts';
import { type CommandPlace } from './commandPlace.ts';
import { type PaneCommand } from './paneCommand.ts';
import { readyContents } from './workspace.ts';

/** What is laid over images: shown or not, and the list of it. Only where the study holds anything of the kind. */
export function markCommands({ words, workspace, handle, displaySet }: CommandPlace): readonly PaneCommand[] {
  const { marks, group } = words.panes;
  const contents =
    displaySet === undefined ? undefined : readyContents(workspace.open, displaySet.studyInstanceUid);
  const isAny = contents !== undefined && hasMarks(contents.displaySets);
  const command = (id: string, name: string, of: { key?: string; run: (() => void) | undefined }) => ({
    id: `pane.marks.${id}`,
    name,
    group: group.view,
    ...(of.key === undefined ? {} : { key: of.key }),
    when: isAny && of.run !== undefined,
    run: () => of.run?.(),
  });
  return [
    command('toggle', marks.toggleAll, { key: 'o', run: handle.toggleMarks }),
    command('stored', marks.toggleStored, { key: 'Alt+o', run: handle.toggleStored }),
    command('open', marks.open, { run: handle.openMarks }),
  ];
}
