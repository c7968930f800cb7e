import { type Page } from '@playwright/test';
import * as v from 'valibot';

/** What a page still holds, after the garbage collector has been through it. */
export interface Held {
  /** Megabytes of buffers of more than 100 kB: decoded frames, encoded frames, rasters. */
  readonly pixels: number;
  /** Which of the texts sought stand in a string that can be reached. */
  readonly texts: readonly string[];
}

export async function heldBy(page: Page, sought: readonly string[]): Promise<Held> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('HeapProfiler.enable');
  await devTools.send('HeapProfiler.collectGarbage');
  const chunks: string[] = [];
  devTools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void chunks.push(chunk));
  await devTools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await devTools.detach();
  const { snapshot, nodes, strings } = v.parse(Snapshot, JSON.parse(chunks.join('')));
  const fields = snapshot.meta.node_fields;
  const [name, size] = [fields.indexOf('name'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length) {
    const own = nodes[at + size] ?? 0;
    if (own > 100_000 && strings[nodes[at + name] ?? 0] === 'system / JSArrayBufferData') bytes += own;
  }
  return {
    pixels: Math.round(bytes / 1e6),
    texts: sought.filter((text) => strings.some((one) => one.includes(text))),
  };
}

/** As DevTools writes it; nodes are rows of numbers, their meaning in `node_fields`. */
const Snapshot = v.object({
  snapshot: v.object({ meta: v.object({ node_fields: v.array(v.string()) }) }),
  nodes: v.custom<readonly number[]>(Array.isArray),
  strings: v.custom<readonly string[]>(Array.isArray),
});

/** Remembers from the page's start every canvas with pixels, every blob URL and every worker, so that none can be overlooked later. */
export async function watchMemory(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const canvases: WeakRef<HTMLCanvasElement | OffscreenCanvas>[] = [];
    const blobUrls = new Set<string>();
    const noteOf = (
      prototype: object,
      name: string,
      note: (self: unknown, answer: unknown, given: unknown) => void,
    ) => {
      const original: unknown = Reflect.get(prototype, name);
      if (typeof original !== 'function') throw new Error(`no ${name}`);
      Reflect.set(prototype, name, function (this: unknown, ...given: unknown[]) {
        const answer: unknown = Reflect.apply(original, this, given);
        note(this, answer, given[0]);
        return answer;
      });
    };
    const known = new WeakSet<object>();
    const canvas = (self: unknown) => {
      if (!(self instanceof HTMLCanvasElement || self instanceof OffscreenCanvas) || known.has(self)) return;
      known.add(self);
      canvases.push(new WeakRef(self));
    };
    noteOf(HTMLCanvasElement.prototype, 'getContext', canvas);
    noteOf(OffscreenCanvas.prototype, 'getContext', canvas);
    noteOf(URL, 'createObjectURL', (_, url) => blobUrls.add(String(url)));
    noteOf(URL, 'revokeObjectURL', (_, __, url) => blobUrls.delete(String(url)));
    /** Canvases on which anything but black or nothing stands, blob URLs in force. */
    Object.assign(window, {
      remembered: () => ({
        canvases: canvases.length,
        painted: canvases.filter((one) => {
          const context = one.deref()?.getContext('2d');
          if (context === undefined || context === null) return false;
          const { width, height } = context.canvas;
          if (width === 0 || height === 0) return false;
          const { data } = context.getImageData(0, 0, width, height);
          return data.some((value, at) => at % 4 !== 3 && value > 0);
        }).length,
        blobUrls: blobUrls.size,
      }),
    });
  });
}

export async function remembered(
  page: Page,
): Promise<{ readonly canvases: number; readonly painted: number; readonly blobUrls: number }> {
  return page.evaluate(() => {
    const ask: unknown = Reflect.get(window, 'remembered');
    if (typeof ask !== 'function') throw new Error('the page is not watched');
    const { canvases, painted, blobUrls }: Record<string, unknown> = Object(Reflect.apply(ask, window, []));
    return { canvases: Number(canvases), painted: Number(painted), blobUrls: Number(blobUrls) };
  });
}
