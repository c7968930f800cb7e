import { type Locator } from '@playwright/test';

/** How a loop played, from the pixels of its canvas. */
export interface Playing {
  /** Frames a second gone through in all the time it was watched, those left out counted too: time decides which frame stands. */
  readonly rate: number;
  /** Paintings that differ from the one before, in the fullest turn of the loop. */
  readonly painted: number;
  /** Frames of that turn. */
  readonly frames: number;
  /** Pictures that stood under more than one frame number, or frame numbers that stood for more than one picture. */
  readonly mistaken: number;
}

/** Hears every frame that a pane says is painted and reads its canvas, until a turn has this share of its frames painted or the time (ms) is up. */
export async function watchLoop(
  pane: Locator,
  wanted: { readonly share: number; readonly within: number },
): Promise<Playing> {
  return pane.evaluate(
    (element, { share, within }) =>
      new Promise<Playing>((resolve, reject) => {
        const canvas = element.querySelector('canvas');
        const context = canvas?.getContext('2d');
        if (canvas === null || context === null || context === undefined)
          return reject(new Error('no canvas'));
        const total = Number(element.getAttribute('data-frames-total'));
        const seen: { frame: number; at: number; picture: number }[] = [];
        const pictures = new Map<number, Set<number>>();
        const frames = new Map<number, Set<number>>();
        let best: { painted: number; frames: number } | undefined;
        const note = (known: Map<number, Set<number>>, key: number, value: number) =>
          known.set(key, (known.get(key) ?? new Set()).add(value));
        const picture = () => {
          const [side, x, y] = [48, Math.floor(canvas.width / 2) - 24, Math.floor(canvas.height / 2) - 24];
          const { data } = context.getImageData(x, y, side, side);
          let hash = 7;
          for (let at = 0; at < data.length; at += 4) hash = (hash * 31 + (data[at] ?? 0)) | 0;
          return hash;
        };
        const observer = new MutationObserver(() => {
          const now = {
            frame: Number(element.getAttribute('data-frame')),
            at: performance.now(),
            picture: picture(),
          };
          seen.push(now);
          note(pictures, now.frame, now.picture);
          note(frames, now.picture, now.frame);
          const turn = lastTurn();
          if (turn !== undefined && shareOf(turn) >= shareOf(best)) best = turn;
          if (shareOf(turn) >= share) finish();
        });
        const shareOf = (turn: typeof best) => (turn === undefined ? 0 : turn.painted / turn.frames);
        /** From the end backwards until the loop has gone round once. */
        const lastTurn = () => {
          let [gone, changes] = [0, 0];
          for (let at = seen.length - 1; at > 0; at -= 1) {
            const [one, before] = [seen[at], seen[at - 1]];
            if (one === undefined || before === undefined) return undefined;
            gone += (one.frame - before.frame + total) % total;
            changes += one.picture === before.picture ? 0 : 1;
            if (gone < total) continue;
            return { painted: changes, frames: gone };
          }
          return undefined;
        };
        const finish = () => {
          observer.disconnect();
          clearTimeout(timer);
          if (best === undefined) return reject(new Error(`no whole turn; ${seen.length} frames heard of`));
          const gone = seen
            .slice(1)
            .reduce((sum, { frame }, at) => sum + ((frame - (seen[at]?.frame ?? frame) + total) % total), 0);
          const rate = (gone * 1000) / ((seen.at(-1)?.at ?? 0) - (seen[0]?.at ?? 0));
          const mistaken = [...pictures.values(), ...frames.values()].filter(({ size }) => size > 1).length;
          resolve({ ...best, rate, mistaken });
        };
        const timer = setTimeout(finish, within);
        observer.observe(element, { attributes: true, attributeFilter: ['data-frame'] });
      }),
    wanted,
  );
}
