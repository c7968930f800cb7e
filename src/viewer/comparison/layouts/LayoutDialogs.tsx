import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { MyLayouts } from './MyLayouts.tsx';
import { SaveLayout } from './SaveLayout.tsx';

/** Saving what is on screen, and what has been saved before. */
export function LayoutDialogs(workspace: Workspace) {
  const { layoutDialog, set } = usePaneStore();
  const close = () => set({ layoutDialog: undefined });
  switch (layoutDialog) {
    case 'save':
      return <SaveLayout workspace={workspace} onClose={close} />;
    case 'mine':
      return <MyLayouts workspace={workspace} onClose={close} />;
    case undefined:
      return null;
  }
}
