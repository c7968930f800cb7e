import { useEffect, useState, useSyncExternalStore } from 'react';

import { type AnatomicalPlane } from '#viewer/rendering/planes/planeGrid.ts';
import { type PlaneState } from '#viewer/rendering/planes/planes.ts';
import { PlanesSession, type PlanesWish } from '#viewer/rendering/planes/planesSession.ts';
import { post } from '#viewer/rendering/turns.ts';

/** A session for as long as the volumes are the same ones; `wish` must be the same object until then. */
export function usePlanesSession(wish: PlanesWish): PlanesSession | undefined {
  const [holder] = useState(() => new SessionHolder());
  useEffect(() => holder.open(wish), [holder, wish]);
  return useSyncExternalStore(holder.subscribe, holder.current);
}

/** What a plane has painted; undefined until it has. */
export function usePlaneState(session: PlanesSession, plane: AnatomicalPlane): PlaneState | undefined {
  return useSyncExternalStore(session.subscribe, () => session.state(plane));
}

/** Opens and closes sessions for React, which may mount twice what it shows once. */
class SessionHolder {
  #session: PlanesSession | undefined;
  readonly #listeners = new Set<() => void>();

  readonly current = (): PlanesSession | undefined => this.#session;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** In a turn of its own, for it looks at every slice; two volumes never in one. Closes again with the returned function. */
  open(wish: PlanesWish): () => void {
    let isOver = false;
    post(() => {
      if (!isOver) this.#become(new PlanesSession(wish));
    });
    return () => {
      isOver = true;
      const session = this.#session;
      this.#become(undefined);
      session?.close();
    };
  }

  #become(session: PlanesSession | undefined): void {
    this.#session = session;
    for (const listener of this.#listeners) listener();
  }
}
