import { create } from 'zustand';

const storageKey = 'lysbilde.priorSide';

/** Where this reader wants the earlier study. Nothing about a patient: it may stay in local storage. */
export const usePriorSide = create<{
  readonly side: 'left' | 'right';
  readonly setSide: (side: 'left' | 'right') => void;
}>((set) => ({
  side: read(),
  setSide: (side) => {
    set({ side });
    try {
      localStorage.setItem(storageKey, side);
    } catch {
      // Storage closed by policy: the choice holds for this page only.
    }
  },
}));

function read(): 'left' | 'right' {
  try {
    return localStorage.getItem(storageKey) === 'right' ? 'right' : 'left';
  } catch {
    return 'left';
  }
}
