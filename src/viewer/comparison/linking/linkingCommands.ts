import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { isSliced } from '#viewer/comparison/planes.ts';
import { alignAutomatically, alignByHand } from './aligning.ts';
import { useLinkingStore } from './linkingStore.ts';
import { registrationPair } from './registrationPair.ts';

/** Reference lines, and the two ways of bringing coordinates together. */
export function useLinkingCommands({ words, workspace }: CommandPlace): readonly PaneCommand[] {
  const { linking, group } = words.panes;
  const set = useLinkingStore((store) => store.set);
  const areLinesShown = useLinkingStore((store) => store.areLinesShown);
  const pair = registrationPair(workspace);
  const { arrangement, elsewhere } = workspace;
  const sliced = arrangement.cells.filter((cell) => isSliced(cell?.displaySet)).length;
  const others = (elsewhere?.panes ?? []).filter(({ plane, count }) => plane !== undefined && count > 1);
  return [
    {
      id: 'linking.lines',
      name: linking.lines,
      group: group.view,
      key: 'Alt+r',
      when: arrangement.planes === undefined && sliced > 0 && sliced + others.length > 1,
      pressed: areLinesShown,
      run: () => set({ areLinesShown: !areLinesShown }),
    },
    {
      id: 'linking.automatic',
      name: linking.automatic,
      group: group.compare,
      key: 'Alt+j',
      when: pair !== undefined,
      run: () => void alignAutomatically(workspace),
    },
    {
      id: 'linking.byHand',
      name: linking.byHand,
      group: group.compare,
      key: 'Alt+a',
      when: pair !== undefined,
      run: () => alignByHand(workspace),
    },
  ];
}
