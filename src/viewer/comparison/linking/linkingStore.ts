import { create } from 'zustand';

import { inverseOf, type Rigid } from '#dicom/rigid.ts';
import { type Refusal, type Registered } from '#viewer/viewports/registration/registration.ts';
import { type RegistrationPair } from './registrationPair.ts';

/** How far an automatic alignment has come. Nothing follows it until it is `approved`. */
export type Registration = { readonly pair: RegistrationPair } & (
  | { readonly state: 'reading'; readonly read: number; readonly total: number }
  | { readonly state: 'proposed'; readonly registered: Registered }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | {
      readonly state: 'approved';
      readonly registered: Registered;
      /** The prior's coordinates laid on the present one's; one object for as long as it holds. */
      readonly laidOn: { readonly frameOfReferenceUid: string; readonly placing: Rigid };
    }
);

/** Ties between panes that are neither in the address nor in a canvas: they are forgotten with the studies. */
export interface LinkingStore {
  readonly areLinesShown: boolean;
  readonly registration: Registration | undefined;
  readonly byHand: { readonly state: 'aligning' | 'aligned'; readonly key: string } | undefined;
  /** Panes find each other anew whenever this changes. */
  readonly round: number;
  readonly set: (change: Partial<Omit<LinkingStore, 'set'>>) => void;
}

export const useLinkingStore = create<LinkingStore>((set) => ({
  areLinesShown: false,
  registration: undefined,
  byHand: undefined,
  round: 0,
  set: (change) => set(change),
}));

export type Approved = Extract<Registration, { readonly state: 'approved' }>;

/** Panes are not drawn anew for every slice that an alignment reads. */
export function approved({ registration }: Pick<LinkingStore, 'registration'>): Approved | undefined {
  return registration?.state === 'approved' ? registration : undefined;
}

export function approve(pair: RegistrationPair, registered: Registered): void {
  const laidOn = { frameOfReferenceUid: pair.presentFrame, placing: inverseOf(registered.placing) };
  useLinkingStore.getState().set({
    byHand: undefined,
    registration: { state: 'approved', pair, registered, laidOn },
  });
}

/** As if nothing had been aligned: panes go back to following by distance. */
export function forgetBonds(): void {
  const { set, round, registration, byHand } = useLinkingStore.getState();
  if (registration === undefined && byHand === undefined) return;
  set({ registration: undefined, byHand: undefined, round: round + 1 });
}
