import { create } from 'zustand';

/** Whether the list of priors is open, so that a key can open it. Nothing about a patient. */
export const usePriorList = create<{
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}>((set) => ({ isOpen: false, setOpen: (isOpen) => set({ isOpen }) }));
