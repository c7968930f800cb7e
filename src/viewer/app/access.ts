import { QueryCache, QueryClient } from '@tanstack/react-query';

import { ArchiveError, type FailureReason } from '#viewer/archives/archiveError.ts';
import { purgeAll } from '#viewer/session/purge.ts';

import { accessAfter, type AccessState } from './accessState.ts';

/** Whether anything may be on screen, and the one place that takes it all away. */
export interface Access {
  readonly client: QueryClient;
  readonly state: () => AccessState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Nothing of a patient remains on screen or in memory once this returns. From locked only `ended` follows; unlocking loads anew. */
  readonly withdraw: (state: AccessState) => void;
  /** Hears every failure, wherever it happened, and withdraws when it means that the session is locked or over. */
  readonly learn: (reason: FailureReason) => void;
  /** What a blank screen needs to lead back: opaque, and nothing of a patient. */
  readonly wayBack: () => WayBack;
  readonly setWayBack: (wayBack: WayBack) => void;
}

export interface WayBack {
  readonly contextId: string;
  readonly recordUrl: string | undefined;
}

export function openAccess(): Access {
  let state: AccessState = { state: 'open' };
  let wayBack: WayBack = { contextId: '', recordUrl: undefined };
  const listeners = new Set<() => void>();
  const withdraw = (next: AccessState) => {
    if (state.state === 'ended' || state.state === next.state) return;
    state = next;
    for (const listener of listeners) listener();
    void client.cancelQueries();
    client.clear();
    purgeAll();
  };
  const learn = (reason: FailureReason) => {
    const next = accessAfter(reason);
    if (next !== undefined) withdraw(next);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ArchiveError) learn(error.reason);
      },
    }),
  });
  return {
    client,
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    withdraw,
    learn,
    wayBack: () => wayBack,
    setWayBack: (next) => {
      wayBack = next;
    },
  };
}
