/**
 * The main window of a context, and the second one it opened. The second shows the same patient, under the same session, and does not outlive the
 * first: the browser's own lock says whether a main window is there, also when one crashed or went to another patient.
 */

/** Browsers keep it with the window through reloads, and forget it when the window goes to another site. */
const secondName = (contextId: string) => `lysbilde-second-${contextId}`;
const lockName = (contextId: string) => `lysbilde-main-${contextId}`;

export function isSecondWindow(contextId: string): boolean {
  return window.name === secondName(contextId);
}

/** Locks need a secure address, as every real installation has; without them no second window is offered. */
export function canHaveSecondWindow(): boolean {
  return 'locks' in navigator;
}

/** Says that a main window is here, until the page goes. */
export function beMainWindow(contextId: string): void {
  if (!canHaveSecondWindow() || held.has(contextId)) return;
  held.add(contextId);
  void navigator.locks.request(lockName(contextId), { mode: 'shared' }, () => new Promise(() => undefined));
}

const held = new Set<string>();

/** The second window that this page opened, if it did. */
let opened: Window | undefined;

/** Whether the second window that this page opened is there, though it may not have loaded yet. */
export function hasSecondWindow(): boolean {
  return opened?.closed === false;
}

/** Brings the second window to the front, with this address where there is one to go to. False: the browser did not allow it. */
export function openSecondWindow(contextId: string, address: string | undefined): boolean {
  const { availWidth: width, availHeight: height } = screen;
  const second = open('', secondName(contextId), `popup,width=${width},height=${height}`);
  if (second === null) return false;
  opened = second;
  const isNew = second.location.href === 'about:blank';
  if (address !== undefined && (isNew || !second.location.href.endsWith(address)))
    second.location.replace(address);
  second.focus();
  return true;
}

export interface MainWindowWatch {
  /** No main window is there: it may be loading anew, so that nothing may be shown until it is known. */
  readonly onAway: () => void;
  readonly onBack: () => void;
  readonly onGone: () => void;
}

/** How long a main window may take to load anew. */
const grace = 5000;
const glance = 200;

/** For a second window. Ends with what it returns. */
export function watchMainWindow(contextId: string, watch: MainWindowWatch): () => void {
  const ending = new AbortController();
  void untilGone(lockName(contextId), watch, ending.signal);
  return () => ending.abort();
}

async function untilGone(name: string, watch: MainWindowWatch, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    // Granted only when no main window holds it.
    const isAway = await navigator.locks.request(name, { signal }, () => true).catch(() => false);
    if (!isAway || signal.aborted) return;
    watch.onAway();
    if (!(await returns(name, signal))) {
      if (!signal.aborted) watch.onGone();
      return;
    }
    watch.onBack();
  }
}

async function returns(name: string, signal: AbortSignal): Promise<boolean> {
  const until = Date.now() + grace;
  while (Date.now() < until && !signal.aborted) {
    const { held: holders = [] } = await navigator.locks.query();
    if (holders.some((lock) => lock.name === name && lock.mode === 'shared')) return true;
    await new Promise((done) => setTimeout(done, glance));
  }
  return false;
}
