import { readFileSync } from 'node:fs';
import { type Page } from '@playwright/test';

/** What a page costs at one moment, in megabytes after garbage collection, and what it keeps open. */
export interface Cost {
  /** Script's own heap and the buffers behind it. */
  readonly heap: number;
  /** Resident memory of every renderer of this browser. */
  readonly rss: number;
  readonly workers: number;
  /** WebGL contexts alive. */
  readonly contexts: number;
}

/** Counts WebGL contexts from the page's start. */
export async function watchContexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const made: WeakRef<WebGLRenderingContext | WebGL2RenderingContext>[] = [];
    const original: unknown = Reflect.get(HTMLCanvasElement.prototype, 'getContext');
    if (typeof original !== 'function') throw new Error('no getContext');
    Reflect.set(HTMLCanvasElement.prototype, 'getContext', function (this: unknown, ...given: unknown[]) {
      const context: unknown = Reflect.apply(original, this, given);
      const isNew = !made.some((one) => one.deref() === context);
      if ((context instanceof WebGLRenderingContext || context instanceof WebGL2RenderingContext) && isNew)
        made.push(new WeakRef(context));
      return context;
    });
    Object.assign(window, {
      contextsAlive: () => made.filter((one) => one.deref()?.isContextLost() === false).length,
    });
  });
}

export async function costOf(page: Page): Promise<Cost> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('HeapProfiler.enable');
  await devTools.send('HeapProfiler.collectGarbage');
  // Freed pages and caches that the browser gives back when memory is short are no leak; without this they come and go as noise.
  await devTools.send('Memory.simulatePressureNotification', { level: 'critical' });
  const usage: unknown = await devTools.send('Runtime.getHeapUsage');
  await devTools.detach();
  const bytes = ['usedSize', 'embedderHeapUsedSize', 'backingStorageSize']
    .map((key) => Number(Reflect.get(Object(usage), key) ?? 0))
    .reduce((sum, one) => sum + one, 0);
  return {
    heap: bytes / 1e6,
    rss: await renderersOf(page),
    workers: page.workers().length,
    contexts: await contextsAlive(page),
  };
}

/** Growth in megabytes a step: the line of least squares. */
export function slope(values: readonly number[]): number {
  const middle = (values.length - 1) / 2;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const [up, along] = values.reduce(
    ([a, b], value, i) => [a + (i - middle) * (value - mean), b + (i - middle) ** 2],
    [0, 0],
  );
  return up / along;
}

async function renderersOf(page: Page): Promise<number> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('no browser');
  const devTools = await browser.newBrowserCDPSession();
  const { processInfo } = await devTools.send('SystemInfo.getProcessInfo');
  await devTools.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentPages(id));
  return (pages.reduce((sum, one) => sum + one, 0) * 4096) / 1e6;
}

/** Second number of statm (proc(5)). A process that has just ended has none. */
function residentPages(id: number): number {
  try {
    return Number(readFileSync(`/proc/${id}/statm`, 'utf8').split(' ')[1]);
  } catch {
    return 0;
  }
}

function contextsAlive(page: Page): Promise<number> {
  return page.evaluate(() => {
    const ask: unknown = Reflect.get(window, 'contextsAlive');
    if (typeof ask !== 'function') throw new Error('the page is not watched');
    return Number(Reflect.apply(ask, window, []));
  });
}
