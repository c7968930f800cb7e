/** Milliseconds by which two clocks of one machine may seem to differ, only because a message was on its way. */
const onTheWay = 100;

/**
 * Windows of one browser reckon from one clock that is never set, but each from what the day's clock said when it was opened. Where that was
 * set in between, messages seem to come from the future or from long ago, by as much; the least seen is nearest to the truth.
 */
export class SharedTime {
  #least = Infinity;

  /** A moment that another window tells, by this window's clock; both in milliseconds since 1970. */
  own(told: { readonly sent: number; readonly moment: number }, now: number): number {
    this.#least = Math.min(this.#least, now - told.sent);
    const isSame = this.#least >= 0 && this.#least <= onTheWay;
    return isSame ? told.moment : told.moment + this.#least;
  }
}
