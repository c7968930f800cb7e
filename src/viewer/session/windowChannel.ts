import * as v from 'valibot';

import { isSecondWindow } from './windows.ts';

/** What stands around every message: whose patient's it is, and which window's. */
const Envelope = v.object({
  contextId: v.string(),
  from: v.string(),
  role: v.picklist(['main', 'second']),
  body: v.unknown(),
});

export interface WindowChannelWish {
  /** `from` is the window's own name for as long as it is open. */
  readonly onMessage: (body: unknown, from: string) => void;
  /** The window has closed, crashed or gone to something else. */
  readonly onGone: (from: string) => void;
}

export interface WindowChannel {
  readonly role: 'main' | 'second';
  tell(body: unknown): void;
  close(): void;
}

const lockName = (contextId: string, window: string) => `lysbilde-window-${contextId}-${window}`;

/**
 * Between a main window and its second one, both of one context and so of one patient. A message that names another context is not heard,
 * nor is one from a tab that is neither's other. Each window holds a lock of the browser's for as long as it is there, by which the other
 * knows when it is not.
 */
export function openWindowChannel(contextId: string, wish: WindowChannelWish): WindowChannel {
  const role = isSecondWindow(contextId) ? 'second' : 'main';
  const from = crypto.randomUUID();
  const channel = new BroadcastChannel(`lysbilde-window-${contextId}`);
  const ending = new AbortController();
  const { signal } = ending;
  const known = new Set<string>();
  const isHeld = holdLock(lockName(contextId, from), signal);
  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const parsed = v.safeParse(Envelope, data);
    if (!parsed.success || parsed.output.contextId !== contextId || parsed.output.role === role) return;
    const { from: other, body } = parsed.output;
    if (!known.has(other)) {
      known.add(other);
      void whenFree(lockName(contextId, other), signal, () => {
        known.delete(other);
        wish.onGone(other);
      });
    }
    wish.onMessage(body, other);
  });
  const send = channel.postMessage.bind(channel);
  return {
    role,
    // Whoever hears a window waits for its lock, which must be there by then.
    tell: (body) => void isHeld.then(() => signal.aborted || send({ contextId, from, role, body })),
    close: () => {
      ending.abort();
      channel.close();
    },
  };
}

/** Settles when the lock is held, which it is until the signal aborts or the page goes. */
function holdLock(name: string, signal: AbortSignal): Promise<void> {
  return new Promise((held) => {
    void navigator.locks.request(
      name,
      () =>
        new Promise<void>((release) => {
          held();
          if (signal.aborted) release();
          signal.addEventListener('abort', () => release());
        }),
    );
  });
}

async function whenFree(name: string, signal: AbortSignal, then: () => void): Promise<void> {
  const isFree = await navigator.locks.request(name, { signal }, () => true).catch(() => false);
  if (isFree && !signal.aborted) then();
}
