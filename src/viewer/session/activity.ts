/** What tabs of one session tell each other. Nothing about a patient; `contextId` is opaque. */
export type TabMessage = 'active' | 'locked' | 'unlocked' | 'logged-out';

const channelName = 'lysbilde';
const messages: readonly TabMessage[] = ['active', 'locked', 'unlocked', 'logged-out'];

export interface Tabs {
  tell(message: TabMessage): void;
  close(): void;
}

/** Hears the other tabs until closed. */
export function openTabs(hear: (message: TabMessage) => void): Tabs {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = messages.find((one) => one === data);
    if (message !== undefined) hear(message);
  };
  const say = channel.postMessage.bind(channel);
  return { tell: (message) => say(message), close: () => channel.close() };
}

export interface IdleOptions {
  readonly idleSeconds: number;
  /** Seconds before the lock at which to warn. */
  readonly warnSeconds: number;
  /** At every check: seconds left, once they are few; undefined while they are many. */
  readonly onRemaining: (seconds: number | undefined) => void;
  readonly onIdle: () => void;
  /** At most every quarter of a minute while someone is active, so that other tabs and the gateway know. */
  readonly onActive: () => void;
}

const checkEvery = 1000;
const tellEvery = 15_000;
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/**
 * Watches for hands on mouse, keys and screen. Counts by the clock, not by timers: a machine that slept has been idle. `touch` counts
 * activity in another tab.
 */
export class IdleWatch {
  #last = Date.now();
  #told = 0;
  readonly #options: IdleOptions;
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #onSign = () => this.#active();
  readonly #onCheck = () => this.#check();

  constructor(options: IdleOptions) {
    this.#options = options;
    this.#timer = setInterval(this.#onCheck, checkEvery);
    for (const sign of signs) addEventListener(sign, this.#onSign, { capture: true, passive: true });
    document.addEventListener('visibilitychange', this.#onCheck);
  }

  touch(): void {
    this.#last = Date.now();
  }

  close(): void {
    clearInterval(this.#timer);
    for (const sign of signs) removeEventListener(sign, this.#onSign, { capture: true });
    document.removeEventListener('visibilitychange', this.#onCheck);
  }

  #active(): void {
    const now = Date.now();
    if (remaining(this.#last, now, this.#options.idleSeconds) <= 0) return this.#options.onIdle();
    this.#last = now;
    if (now - this.#told < tellEvery) return;
    this.#told = now;
    this.#options.onActive();
  }

  #check(): void {
    const seconds = remaining(this.#last, Date.now(), this.#options.idleSeconds);
    if (seconds <= 0) return this.#options.onIdle();
    this.#options.onRemaining(seconds <= this.#options.warnSeconds ? seconds : undefined);
  }
}

/** Whole seconds until idle time is over; negative when it is. */
export function remaining(last: number, now: number, idleSeconds: number): number {
  return Math.ceil(idleSeconds - (now - last) / 1000);
}
