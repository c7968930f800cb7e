import * as v from 'valibot';
import { create } from 'zustand';

import { linkKinds } from '#viewer/comparison/viewState.ts';
import { openWindowChannel, type WindowChannel } from '#viewer/session/windowChannel.ts';
import { FarWindows, Rigid } from '#viewer/viewports/farWindows.ts';
import { setSharedSpeed } from '#viewer/viewports/loopSpeed.ts';
import { speeds } from '#viewer/viewports/playback.ts';
import { PaneFace } from './paneFace.ts';

/** What the user switches in one window and means for both. */
const Switches = v.object({
  unlinked: v.pipe(v.array(v.picklist(linkKinds)), v.readonly()),
  areLinesShown: v.boolean(),
  /** What loops are locked by where they do not all tell their beats; absent where they are not locked. */
  lock: v.exactOptional(v.picklist(['time', 'index'])),
  /** Of locked loops, where there are any. */
  speed: v.exactOptional(v.picklist(speeds)),
});
export type Switches = v.InferOutput<typeof Switches>;

/** A registration that was approved in one window: it lays the prior's coordinates on the present one's in both. */
const Borrowed = v.object({
  priorStudy: v.string(),
  priorFrame: v.string(),
  laidOn: v.object({ frameOfReferenceUid: v.string(), placing: Rigid }),
});
export type Borrowed = v.InferOutput<typeof Borrowed>;

const Message = v.variant('told', [
  /** What stands in one window, and what is switched there. */
  v.object({
    told: v.literal('standing'),
    panes: v.pipe(v.array(PaneFace), v.readonly()),
    switches: Switches,
    approved: v.exactOptional(Borrowed),
    /** `changed`: the user has just switched something there. */
    why: v.picklist(['opened', 'changed', 'told']),
  }),
  /** Loops that share their playing have been started there. */
  v.object({ told: v.literal('played') }),
]);
type Standing = Extract<v.InferOutput<typeof Message>, { readonly told: 'standing' }>;

/** What stands in one other window. */
interface OtherWindow {
  readonly panes: readonly PaneFace[];
  /** The same object for as long as it holds. */
  readonly approved: Borrowed | undefined;
}

interface OtherWindows {
  readonly windows: Readonly<Record<string, OtherWindow>>;
  readonly role: WindowChannel['role'];
  readonly played: (() => void) | undefined;
}

export const useOtherWindows = create<OtherWindows>(() => ({ windows: {}, role: 'main', played: undefined }));

interface WindowLinkWish {
  /** The user has switched something in the other window. */
  readonly onSwitched: (switches: Switches) => void;
  /** The user has started loops in the other window. */
  readonly onPlayed: () => void;
  /** Whether a study is in this patient's timeline, by now. */
  readonly isOurs: (studyInstanceUid: string) => boolean;
}

/** A registration that the user approved in the other window. */
export function borrowedFrom({ windows }: Pick<OtherWindows, 'windows'>): Borrowed | undefined {
  return Object.values(windows).find(({ approved }) => approved !== undefined)?.approved;
}

/** Loops that share their playing have been started here. */
export function playElsewhere(): void {
  useOtherWindows.getState().played?.();
}

/** One window's end of the channel. */
export class WindowLink {
  readonly #channel: WindowChannel;
  readonly #far: FarWindows;
  readonly #wish: WindowLinkWish;
  readonly #met = new Set<string>();
  #own: Omit<Standing, 'told' | 'why'> | undefined;

  constructor(contextId: string, wish: WindowLinkWish) {
    this.#wish = wish;
    this.#channel = openWindowChannel(contextId, {
      onMessage: (body, from) => this.#hear(body, from),
      onGone: (from) => this.#gone(from),
    });
    const { role } = this.#channel;
    useOtherWindows.setState({ role, windows: {}, played: () => this.#played() });
    this.#far = new FarWindows({
      post: (message) => this.#channel.tell(message),
      begins: role === 'second' ? 'there' : 'here',
      isOurs: wish.isOurs,
    });
  }

  /** Tells what stands here now. */
  stand(standing: Omit<Standing, 'told' | 'why'>): void {
    const before = this.#own;
    this.#own = standing;
    // The speed goes with the lock.
    if (standing.switches.lock === undefined) setSharedSpeed(undefined);
    const isChanged = before !== undefined && !isSame(before.switches, standing.switches);
    this.#tell(before === undefined ? 'opened' : isChanged ? 'changed' : 'told');
  }

  /** The channel itself tells the others. */
  close(): void {
    this.#far.close();
    this.#channel.close();
    useOtherWindows.setState({ windows: {}, played: undefined });
    setSharedSpeed(undefined);
  }

  #played(): void {
    if (this.#met.size > 0) this.#channel.tell({ told: 'played' });
  }

  #tell(why: Standing['why']): void {
    if (this.#own !== undefined) this.#channel.tell({ told: 'standing', ...this.#own, why });
  }

  #hear(body: unknown, from: string): void {
    if (this.#far.hear(body, from)) return;
    const parsed = v.safeParse(Message, body);
    if (!parsed.success) return;
    const message = parsed.output;
    if (message.told === 'played') return this.#wish.onPlayed();
    const { panes, switches, approved, why } = message;
    useOtherWindows.setState(({ windows }) => {
      const known = windows[from]?.approved;
      const isKnown = JSON.stringify(known) === JSON.stringify(approved);
      return { windows: { ...windows, [from]: { panes, approved: isKnown ? known : approved } } };
    });
    // A second window that has just come takes over what is switched in the main one.
    const isNew = !this.#met.has(from) && this.#channel.role === 'second';
    this.#met.add(from);
    if (why === 'opened') this.#tell('told');
    if (this.#own?.switches.speed === undefined && switches.speed !== undefined)
      setSharedSpeed(switches.speed);
    const isOther = why === 'changed' && this.#own !== undefined && !isSame(this.#own.switches, switches);
    if (!isNew && !isOther) return;
    // As told there: it is not told back.
    if (this.#own !== undefined) this.#own = { ...this.#own, switches };
    this.#wish.onSwitched(switches);
  }

  #gone(from: string): void {
    this.#far.gone(from);
    this.#met.delete(from);
    useOtherWindows.setState(({ windows }) => ({
      windows: Object.fromEntries(Object.entries(windows).filter(([window]) => window !== from)),
    }));
    if (this.#met.size === 0) setSharedSpeed(undefined);
  }
}

/** A speed is told only where loops are locked: none is no other one. */
function isSame(a: Switches, b: Switches): boolean {
  const written = ({ unlinked, areLinesShown, lock }: Switches) =>
    JSON.stringify([unlinked, areLinesShown, lock]);
  const isSpeedSame = a.speed === b.speed || a.speed === undefined || b.speed === undefined;
  return written(a) === written(b) && isSpeedSame;
}
