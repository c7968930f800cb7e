import { create } from 'zustand';

import { type OverlayLevel } from '#viewer/viewports/cornerText.ts';
import { type PaneHandle, type PaneTool } from '#viewer/viewports/paneHandle.ts';

/** What is neither in the address nor in a canvas: the active pane, the tool in hand, open panels. Nothing about a patient. */
export interface PaneStore {
  /** Place from 0; the upper left to begin with (BIR). */
  readonly active: number;
  readonly tool: PaneTool;
  readonly level: OverlayLevel;
  /** The keys point in the picture: arrows move a measuring point. */
  readonly isPointing: boolean;
  readonly isTurningArmed: boolean;
  readonly isReportOpen: boolean;
  /** What is measured over time, or a wound in a photograph, beside the panes. */
  readonly measuring: 'change' | 'wound' | undefined;
  readonly isStripOpen: boolean;
  /** Saving the layout on screen, or the list of those saved. */
  readonly layoutDialog: 'save' | 'mine' | undefined;
  /** Where a stack and its planes meet when one gives way to the other. */
  readonly resume: { readonly displaySetId: string; readonly index: number } | undefined;
  /** By pane key: what each pane on screen can be asked. */
  readonly handles: Readonly<Record<string, PaneHandle>>;
  readonly set: (change: Partial<Omit<PaneStore, 'set' | 'setHandle' | 'handles'>>) => void;
  readonly setHandle: (key: string, handle: PaneHandle | null) => void;
}

export const usePaneStore = create<PaneStore>((set) => ({
  active: 0,
  tool: 'scroll',
  level: 'full',
  isPointing: false,
  isTurningArmed: false,
  isReportOpen: false,
  measuring: undefined,
  isStripOpen: true,
  layoutDialog: undefined,
  resume: undefined,
  handles: {},
  set: (change) => set(change),
  setHandle: (key, handle) =>
    set(({ handles }) => {
      if (handle !== null) return { handles: { ...handles, [key]: handle } };
      const { [key]: _, ...rest } = handles;
      return { handles: rest };
    }),
}));

/** full → minimal → off → full: what the key I goes through. */
export function nextLevel(level: OverlayLevel): OverlayLevel {
  switch (level) {
    case 'full':
      return 'minimal';
    case 'minimal':
      return 'off';
    case 'off':
      return 'full';
  }
}
