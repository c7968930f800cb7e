/** Settled: a picture, or the reason why there is none. */
const settled = new Set(['painted', 'failed']);

/**
 * Resolves when every pane on screen has painted or failed, and each of these images stands in one, by the states of the automation contract.
 * Rejects with the signal's reason.
 */
export function whenPainted(signal: AbortSignal, images: readonly string[] = []): Promise<void> {
  signal.throwIfAborted();
  if (arePainted(images)) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const observer = new MutationObserver(() => {
      if (!arePainted(images)) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributeFilter: ['data-state', 'data-sop-instance-uid'],
    });
    signal.addEventListener('abort', () => {
      observer.disconnect();
      reject(new DOMException('Aborted', 'AbortError'));
    });
  });
}

function arePainted(images: readonly string[]): boolean {
  const panes = [...document.querySelectorAll('[data-viewport]')];
  const shown = new Set(panes.map((pane) => pane.getAttribute('data-sop-instance-uid')));
  return (
    panes.length > 0 &&
    panes.every((pane) => settled.has(pane.getAttribute('data-state') ?? '')) &&
    images.every((image) => shown.has(image))
  );
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
