import { type PlaceWords, type ViewPlace } from '#viewer/rendering/painting/viewPlace.ts';

/** Milliseconds after the last key before it is told where it led: a key that is held repeats thirty times a second. */
const rest = 500;

/**
 * Tells whoever does not see it how near a picture is and what part of it is shown, once keys or buttons have moved it. Every press is answered,
 * also one that led nowhere; hands on the picture, its neighbours and another size of the window say nothing.
 */
export class ViewVoice {
  readonly #voice: Pick<HTMLElement, 'textContent'>;
  readonly #place: () => ViewPlace | undefined;
  #words: PlaceWords | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `voice` is an element whose text screen readers speak politely. */
  constructor(voice: Pick<HTMLElement, 'textContent'>, place: () => ViewPlace | undefined) {
    this.#voice = voice;
    this.#place = place;
  }

  setWords(words: PlaceWords): void {
    this.#words = words;
  }

  /** Tells where the picture lies after `move`. */
  after(move: () => void): void {
    move();
    this.silence();
    this.#timer = setTimeout(() => {
      const place = this.#place();
      this.#voice.textContent = place === undefined ? '' : (this.#words?.(place) ?? '');
    }, rest);
  }

  /** What was told is of another picture, or of none. */
  silence(): void {
    clearTimeout(this.#timer);
    this.#voice.textContent = '';
  }
}
