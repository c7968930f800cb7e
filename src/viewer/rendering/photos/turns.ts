/** Whole photographs under way at once: each takes tens of megabytes until it has been scaled down. */
const atOnce = 2;

let underWay = 0;
let waiting: (() => void)[] = [];

/** Runs `job` when it is its turn; one aborted while waiting never runs. */
export async function inTurn<T>(signal: AbortSignal, job: () => Promise<T>): Promise<T> {
  if (underWay >= atOnce) {
    await new Promise<void>((resolve, reject) => {
      waiting.push(resolve);
      signal.addEventListener('abort', () => {
        if (!waiting.includes(resolve)) return;
        waiting = waiting.filter((other) => other !== resolve);
        reject(signal.reason);
      });
    });
  }
  underWay++;
  try {
    signal.throwIfAborted();
    return await job();
  } finally {
    underWay--;
    waiting.shift()?.();
  }
}
