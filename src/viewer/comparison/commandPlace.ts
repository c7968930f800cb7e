import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { type PaneHandle } from '#viewer/viewports/paneHandle.ts';
import { type Workspace } from './workspace.ts';
import { type PaneStore } from './paneStore.ts';

/** The active pane and all that its commands need. */
export interface CommandPlace {
  readonly workspace: Workspace;
  readonly words: Messages;
  readonly store: PaneStore;
  /** From 0. */
  readonly place: number;
  readonly handle: PaneHandle;
  readonly displaySet: DisplaySet | undefined;
}
