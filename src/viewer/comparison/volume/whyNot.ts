import { create } from 'zustand';

/** Whether the reason for there being no volume is on screen. */
export const useWhyNot = create<{ readonly isOpen: boolean }>(() => ({ isOpen: false }));
