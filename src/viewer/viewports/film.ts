import { frameAtTime, measuredRate, timeOfFrame } from './playback.ts';

export interface FilmState {
  /** From 1; the frame on screen. */
  readonly frame: number;
  /** The frame asked for, which a seek has yet to bring on screen; else `frame`. */
  readonly wanted: number;
  readonly seconds: number;
  readonly isPlaying: boolean;
  readonly measuredRate: number;
  readonly total: number;
}

/** Frames that are repeated, both included, once both are set; else the whole film goes round. */
export interface Repeat {
  readonly from?: number;
  readonly to?: number;
}

export interface FilmOf {
  readonly framesPerSecond: number;
  /** As the object says; a film that says 1 is counted by its duration. */
  readonly numberOfFrames: number;
  /** Told at every frame that reaches the screen. */
  readonly onFrame: (frame: number) => void;
  /** Told a few times a second, and whenever playing starts or stops. */
  readonly onState: (state: FilmState) => void;
}

/** A `<video>` driven frame by frame: seeks to the middle of a frame, and knows which is painted by requestVideoFrameCallback. */
export class Film {
  readonly #video: HTMLVideoElement;
  readonly #of: FilmOf;
  readonly #total: number;
  #frame = 1;
  #wanted = 1;
  #seconds = 0;
  #painted: number[] = [];
  #told = 0;
  #loop: Repeat = {};
  #callback = 0;

  constructor(video: HTMLVideoElement, of: FilmOf) {
    this.#video = video;
    this.#of = of;
    const counted = Math.round(video.duration * of.framesPerSecond);
    this.#total = of.numberOfFrames > 1 || !(counted > 1) ? of.numberOfFrames : counted;
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
    // Refused before a gesture, or interrupted by a pause: the state says that it is not playing.
    this.#video.play().catch(() => this.#tell());
  }

  pause(): void {
    this.#video.pause();
  }

  goTo(frame: number): void {
    const wanted = Math.max(1, Math.min(this.#total, frame));
    this.#video.pause();
    this.#wanted = wanted;
    this.#video.currentTime = timeOfFrame(wanted, this.#of.framesPerSecond);
    this.#tell();
  }

  step(frames: number): void {
    this.goTo(this.#wanted + frames);
  }

  setSpeed(speed: number): void {
    this.#video.playbackRate = speed;
  }

  setLoop(loop: Repeat): void {
    this.#loop = loop;
  }

  #watch(): void {
    this.#callback = this.#video.requestVideoFrameCallback((now, { mediaTime }) => {
      this.#seconds = mediaTime;
      this.#frame = frameAtTime(mediaTime, this.#of.framesPerSecond, this.#total);
      if (!this.#video.seeking) this.#wanted = this.#frame;
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

  #goRound(): void {
    const { from, to } = this.#loop;
    if (from === undefined || to === undefined || this.#video.paused || this.#frame < to) return;
    this.#video.currentTime = timeOfFrame(from, this.#of.framesPerSecond);
  }

  readonly #tell = (): void => {
    this.#of.onState({
      frame: this.#frame,
      wanted: this.#wanted,
      seconds: this.#seconds,
      isPlaying: !this.#video.paused,
      total: this.#total,
      measuredRate: this.#video.paused ? 0 : measuredRate(this.#painted, performance.now()),
    });
  };
}
