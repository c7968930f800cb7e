import { measuredRate } from '#viewer/viewports/playback.ts';
import { frameAtTime, type FrameTimes, places, timeOfFrame } from './frameTimes.ts';

export interface FilmState {
  /** From 1; the frame on screen. */
  readonly frame: number;
  /** The frame asked for, which a seek has yet to bring on screen; else `frame`. */
  readonly wanted: number;
  /** From the first frame's start. */
  readonly seconds: number;
  readonly isPlaying: boolean;
  readonly measuredRate: number;
}

/** Frames that are repeated, both included, once both are set; else the whole film goes round. */
export interface Repeat {
  readonly from?: number;
  readonly to?: number;
}

export interface FilmOf {
  readonly times: FrameTimes;
  /** Told at every frame that reaches the screen. */
  readonly onFrame: (frame: number) => void;
  /** Told a few times a second, and whenever playing starts or stops. */
  readonly onState: (state: FilmState) => void;
}

/**
 * A `<video>` driven frame by frame by the file's own times: seeks to the middle of a frame, knows which is painted by
 * requestVideoFrameCallback, and seeks anew where the player has landed beside the one that was asked for.
 */
export class Film {
  readonly #video: HTMLVideoElement;
  readonly #of: FilmOf;
  #frame = 1;
  #wanted = 1;
  #seconds = 0;
  #painted: number[] = [];
  #told = 0;
  #loop: Repeat = {};
  #callback = 0;
  /** Which of the places inside the wanted frame was sought last; undefined when no seek is to be answered for. */
  #place: number | undefined;

  constructor(video: HTMLVideoElement, of: FilmOf) {
    this.#video = video;
    this.#of = of;
    // What stands there already is told by no callback.
    of.onFrame(frameAtTime(of.times, video.currentTime));
    this.#watch();
    video.addEventListener('play', this.#tell);
    video.addEventListener('pause', this.#tell);
  }

  close(): void {
    this.#video.cancelVideoFrameCallback(this.#callback);
    this.#video.removeEventListener('play', this.#tell);
    this.#video.removeEventListener('pause', this.#tell);
    this.#video.pause();
  }

  play(): void {
    this.#place = undefined;
    // Refused before a gesture, or interrupted by a pause: the state says that it is not playing.
    this.#video.play().catch(() => this.#tell());
  }

  pause(): void {
    this.#video.pause();
  }

  goTo(frame: number): void {
    this.#video.pause();
    this.#wanted = Math.max(1, Math.min(this.#of.times.total, frame));
    this.#seek(0);
    this.#tell();
  }

  #seek(place: number): void {
    this.#place = place;
    this.#video.currentTime = timeOfFrame(this.#of.times, this.#wanted, places[place]);
  }

  step(frames: number): void {
    this.goTo(this.#wanted + frames);
  }

  setSpeed(speed: number): void {
    this.#video.playbackRate = speed;
  }

  /** From 0, silence, to 1. */
  setVolume(volume: number): void {
    this.#video.muted = volume === 0;
    this.#video.volume = volume;
  }

  setLoop(loop: Repeat): void {
    this.#loop = loop;
  }

  #watch(): void {
    this.#callback = this.#video.requestVideoFrameCallback((now, { mediaTime }) => {
      const { times } = this.#of;
      this.#seconds = mediaTime - (times.starts[0] ?? 0);
      this.#frame = frameAtTime(times, mediaTime);
      if (!this.#video.seeking) this.#settle();
      this.#painted = [...this.#painted.filter((time) => now - time <= 1000), now];
      this.#of.onFrame(this.#frame);
      this.#goRound();
      if (now - this.#told > 200 || this.#video.paused) {
        this.#told = now;
        this.#tell();
      }
      this.#watch();
    });
  }

  /** What is painted is what was asked for, or another place inside the wanted frame is tried, until there is none left. */
  #settle(): void {
    const next = (this.#place ?? places.length) + 1;
    if (this.#frame !== this.#wanted && this.#video.paused && next < places.length) return this.#seek(next);
    this.#place = undefined;
    this.#wanted = this.#frame;
  }

  #goRound(): void {
    const { from, to } = this.#loop;
    if (from === undefined || to === undefined || this.#video.paused || this.#frame < to) return;
    this.#video.currentTime = timeOfFrame(this.#of.times, from);
  }

  readonly #tell = (): void => {
    this.#of.onState({
      frame: this.#frame,
      wanted: this.#wanted,
      seconds: this.#seconds,
      isPlaying: !this.#video.paused,
      measuredRate: this.#video.paused ? 0 : measuredRate(this.#painted, performance.now()),
    });
  };
}
