/** Settled: a picture, or the reason why there is none. */
const settled = new Set(['painted', 'failed']);

/** Resolves when every pane on screen has painted or failed, by the states of the automation contract. Rejects with the signal's reason. */
export function whenPainted(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (arePainted()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => {
      if (!arePainted()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['data-state'] });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      reject(new DOMException('Aborted', 'AbortError'));
    });
  });
}

function arePainted(): boolean {
  const panes = [...document.querySelectorAll('[data-viewport]')];
  return panes.length > 0 && panes.every((pane) => settled.has(pane.getAttribute('data-state') ?? ''));
}

/** A browser that never rests is not waited for longer than this, milliseconds. */
const patience = 2000;

/** Resolves when the browser has nothing else to do. Rejects with the signal's reason. */
export function whenIdle(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = () => (signal.aborted ? reject(new DOMException('Aborted', 'AbortError')) : resolve());
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in window) requestIdleCallback(go, { timeout: patience });
    else setTimeout(go, 200);
  });
}
