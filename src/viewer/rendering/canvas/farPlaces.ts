import { type PlacesElsewhere } from './elsewhere.ts';
import { parsePlacesMessage, type PlacesMessage } from './placesMessage.ts';
import {
  handIs,
  isHandHere,
  leadingHere,
  type PointedPlace,
  pointedHere,
  pointElsewhere,
  type Shown,
  shownHere,
} from './sharedPlaces.ts';

type Shows = Extract<PlacesMessage, { readonly told: 'shows' }>;

interface FarPlacesWish {
  /** At most once a refresh; told to nobody while there is no other window. */
  readonly tell: (of: string, telling: () => PlacesMessage | undefined) => void;
  /** In which window the hand is taken to be until one moves. */
  readonly hand: 'here' | 'there';
}

/**
 * The 3D cursor and the lines of the active slice across the windows of one patient. The window in which a hand last pressed, turned or typed
 * leads: its active slice is drawn in both, and what its hand points at is shown in both.
 */
export class FarPlaces implements PlacesElsewhere {
  readonly #wish: FarPlacesWish;
  readonly #ending = new AbortController();
  readonly #shown = new Map<string, Shows>();
  #isInHand: boolean;
  #handOf: string | undefined;
  #pointedBy: string | undefined;
  #lastTold = '';

  constructor(wish: FarPlacesWish) {
    this.#wish = wish;
    this.#isInHand = wish.hand === 'here';
    const how = { capture: true, passive: true, signal: this.#ending.signal };
    for (const kind of ['pointerdown', 'wheel', 'keydown'] as const)
      addEventListener(kind, () => this.#takeHand(), how);
  }

  close(): void {
    this.#ending.abort();
    pointElsewhere(undefined);
    handIs(undefined);
  }

  /** A window that has just come knows nothing yet. */
  meet(): void {
    this.#lastTold = '';
    const at = pointedHere();
    if (at !== undefined) this.pointed(at);
    this.changed();
  }

  gone(window: string): void {
    this.#shown.delete(window);
    if (this.#pointedBy === window) pointElsewhere(undefined);
    if (this.#handOf === window) this.#takeHand();
  }

  /** True where the message was one of these. */
  hear(body: unknown, window: string): boolean {
    const message = parsePlacesMessage(body);
    if (message === undefined) return false;
    switch (message.told) {
      case 'pointed':
        this.#pointedBy = window;
        pointElsewhere(message.at);
        break;
      case 'hand':
        this.#isInHand = false;
        this.#handOf = window;
        handIs({ leading: message.leading });
        break;
      case 'shows':
        this.#shown.set(window, message);
        break;
    }
    return true;
  }

  pointed(at: PointedPlace | undefined): void {
    this.#wish.tell('pointed', () => ({ told: 'pointed', at }));
  }

  changed(): void {
    this.#wish.tell('places', () => this.#standing());
  }

  shown(what: 'cursor' | 'line'): Shown {
    const all = [...this.#shown.values()].map((one) => one[what]);
    return all.reduce((sum, { shown, total }) => ({ shown: sum.shown + shown, total: sum.total + total }), {
      shown: 0,
      total: 0,
    });
  }

  /** What leads, or how many follow; told only when it is something else than before. */
  #standing(): PlacesMessage | undefined {
    const message: PlacesMessage = this.#isInHand
      ? { told: 'hand', leading: leadingHere() }
      : { told: 'shows', cursor: shownHere('cursor'), line: shownHere('line') };
    const written = JSON.stringify(message);
    if (written === this.#lastTold) return undefined;
    this.#lastTold = written;
    return message;
  }

  #takeHand(): void {
    if (this.#isInHand && isHandHere()) return;
    this.#isInHand = true;
    this.#lastTold = '';
    this.#handOf = undefined;
    handIs(undefined);
    this.changed();
  }
}
