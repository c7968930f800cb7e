/** Heavy work, done in a turn of the event loop of its own. */
export type Piece = () => void;

/** When turns come; a test has its own. */
export interface Turning {
  /** Before the screen is next refreshed. */
  readonly refresh: (turn: () => void) => void;
  /** After what the browser has waiting now, hands and refreshes among it. */
  readonly post: (turn: () => void) => void;
}

/**
 * Pieces of painting from everything on the page, one piece a turn: however many pictures change at once, hands are answered between them.
 * What is asked for is begun at the next refresh, and goes on in the turns after it; nothing is done twice for one refresh.
 */
export class Turns {
  readonly #turning: Turning;
  readonly #asked = new Set<Piece>();
  readonly #waiting = new Set<Piece>();
  #isRefreshDue = false;
  #isTurnDue = false;

  constructor(turning: Turning) {
    this.#turning = turning;
  }

  /** Has a piece done in its turn, after those that wait already; once, however often it is asked for until then. */
  ask(piece: Piece): void {
    this.#asked.add(piece);
    if (this.#isRefreshDue) return;
    this.#isRefreshDue = true;
    this.#turning.refresh(() => this.#refreshed());
  }

  /** Takes back what has not been done. */
  drop(piece: Piece): void {
    this.#asked.delete(piece);
    this.#waiting.delete(piece);
  }

  #refreshed(): void {
    this.#isRefreshDue = false;
    for (const piece of this.#asked) this.#waiting.add(piece);
    this.#asked.clear();
    if (!this.#isTurnDue) this.#turn();
  }

  #turn(): void {
    this.#isTurnDue = false;
    const [next] = this.#waiting;
    if (next === undefined) return;
    this.#waiting.delete(next);
    try {
      next();
    } finally {
      // A piece that breaks takes none of the others with it.
      if (this.#waiting.size > 0) {
        this.#isTurnDue = true;
        this.#turning.post(() => this.#turn());
      }
    }
  }
}

const posted: (() => void)[] = [];
let channel: MessageChannel | undefined;

/** After what waits already, in a turn of its own. A timer would be held back for 4 ms each time. */
export function post(turn: () => void): void {
  if (channel === undefined) {
    channel = new MessageChannel();
    channel.port1.addEventListener('message', () => posted.shift()?.());
    channel.port1.start();
  }
  posted.push(turn);
  channel.port2.postMessage(null, []);
}

/** What follows is done in a turn of its own. */
export function nextTurn(): Promise<void> {
  return new Promise((begin) => post(begin));
}

/** Of every picture that is cut from a volume. */
export const paintTurns = new Turns({ refresh: (turn) => requestAnimationFrame(turn), post });
