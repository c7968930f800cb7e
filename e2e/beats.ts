import { type Page } from '@playwright/test';

import { type BeatLoop, frameBits } from './proofs/beatPhantom.ts';

/** For so many milliseconds, at every frame of the screen: the number of the frame that stands on each pane's canvas, after all were painted. */
export function framesOnScreen(page: Page, within: number): Promise<readonly (readonly number[])[]> {
  return page.evaluate(
    ({ lasting, bits }) => {
      const numberOn = (canvas: HTMLCanvasElement): number => {
        const context = canvas.getContext('2d');
        if (context === null) return NaN;
        const { width, height } = canvas;
        const side = Math.min(width, height);
        let number = 0;
        for (let bit = 0; bit < bits; bit++) {
          const x = Math.floor((width - side) / 2 + ((bit + 0.5) * side) / bits);
          const level = (y: number) =>
            context.getImageData(x, Math.floor((height - side) / 2 + side * y), 1, 1).data[0] ?? 0;
          const [above, below] = [level(0.25), level(0.75)];
          if (Math.abs(above - below) < 100) return NaN;
          if (above > below) number += 2 ** bit;
        }
        return number;
      };
      const canvases = [
        ...document.querySelectorAll<HTMLCanvasElement>('[data-viewport] canvas:first-of-type'),
      ];
      return new Promise<number[][]>((done) => {
        const seen: number[][] = [];
        const until = performance.now() + lasting;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          seen.push(canvases.map(numberOn));
          if (performance.now() < until) requestAnimationFrame(() => port2.postMessage(0));
          else done(seen);
        };
        requestAnimationFrame(() => port2.postMessage(0));
      });
    },
    { lasting: within, bits: frameBits },
  );
}

/** Where in its beat a frame stands, of 1, by a hand with a table. */
export function beatOf(loop: BeatLoop, frame: number): number {
  const time = frame * loop.frameTime;
  const { waves, trigger } = loop;
  if (trigger !== undefined) return ((time + trigger.time) / trigger.interval) % 1;
  if (waves === undefined) throw new Error('the loop does not tell its beats');
  const wave = Math.min(
    Math.max(
      0,
      waves.findLastIndex((one) => one <= time),
    ),
    waves.length - 2,
  );
  const [from = 0, to = 1] = waves.slice(wave, wave + 2);
  const beat = (time - from) / (to - from);
  return beat - Math.floor(beat);
}

/** How far apart two loops stand, in frames of the one whose frame is most of a beat. */
export function apart(a: readonly [BeatLoop, number], b: readonly [BeatLoop, number]): number {
  const between = Math.abs(beatOf(...a) - beatOf(...b));
  return Math.min(between, 1 - between) / Math.max(stepOf(a[0]), stepOf(b[0]));
}

/** A frame as a share of the shortest beat of its loop. */
function stepOf({ frameTime, waves, trigger }: BeatLoop): number {
  if (trigger !== undefined) return frameTime / trigger.interval;
  const beats = (waves ?? []).slice(1).map((time, index) => time - (waves?.[index] ?? 0));
  return frameTime / Math.min(...beats);
}
