import { create } from 'zustand';

import { type CommandPlace } from '#viewer/comparison/commandPlace.ts';
import { type PaneCommand } from '#viewer/comparison/paneCommand.ts';
import { type ViewState } from '#viewer/comparison/viewState.ts';
import { linkTo } from './linkTo.ts';

interface Copied {
  readonly view: ViewState;
  readonly link: string;
  readonly outcome: 'copied' | 'refused';
}

/** What became of the last copying; told until something else is shown. */
export const useCopied = create<{ readonly copied: Copied | undefined }>(() => ({ copied: undefined }));

/** A link to what the active pane shows, on the clipboard; told with the link itself, to be copied by hand where the browser refuses. */
export function linkCommands({ words, workspace, place }: CommandPlace): readonly PaneCommand[] {
  return [
    {
      id: 'pane.view.copyLink',
      name: words.links.copy,
      group: words.panes.group.view,
      run: () => {
        const link = linkTo(workspace, place);
        if (link === undefined) return;
        const tell = (outcome: Copied['outcome']) =>
          useCopied.setState({ copied: { view: workspace.view, link, outcome } });
        // There is a clipboard where the connection is secure, and only there.
        if (!isSecureContext) {
          tell('refused');
          return;
        }
        navigator.clipboard.writeText(link).then(
          () => tell('copied'),
          () => tell('refused'),
        );
      },
    },
  ];
}
