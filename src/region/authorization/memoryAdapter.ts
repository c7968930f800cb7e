import { type Adapter, type AdapterFactory, type AdapterPayload } from 'oidc-provider';

interface Stored {
  readonly model: string;
  readonly payload: AdapterPayload;
  readonly expiresAt: number;
}

/**
 * The authorization server's memory. Its own built-in store keeps the thousand newest things and forgets the rest, so that a
 * busy morning could end a clinician's session; this one forgets by time alone. A restart of the region ends all sessions.
 */
export function memoryAdapter(now: () => number = Date.now): AdapterFactory {
  const stored = new Map<string, Stored>();
  let swept = now();
  const sweep = () => {
    if (now() - swept < 60_000) return;
    swept = now();
    for (const [key, { expiresAt }] of stored) if (expiresAt < swept) stored.delete(key);
  };
  return (model) => adapterOf(model, { stored, now, sweep });
}

interface Memory {
  readonly stored: Map<string, Stored>;
  readonly now: () => number;
  readonly sweep: () => void;
}

function adapterOf(model: string, { stored, now, sweep }: Memory): Adapter {
  const keyOf = (id: string) => `${model}:${id}`;
  const live = (entry: Stored | undefined) =>
    entry === undefined || entry.expiresAt < now() ? undefined : entry.payload;
  const findBy = (test: (payload: AdapterPayload) => boolean) =>
    live([...stored.values()].find((entry) => entry.model === model && test(entry.payload)));
  return {
    upsert: async (id, payload, expiresIn) => {
      sweep();
      const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + (expiresIn + 15) * 1000;
      stored.set(keyOf(id), { model, payload, expiresAt });
    },
    find: async (id) => live(stored.get(keyOf(id))),
    findByUid: async (uid) => findBy((payload) => payload.uid === uid),
    findByUserCode: async (userCode) => findBy((payload) => payload.userCode === userCode),
    consume: async (id) => {
      const entry = stored.get(keyOf(id));
      if (entry === undefined) return;
      const consumed = Math.floor(now() / 1000);
      stored.set(keyOf(id), { ...entry, payload: { ...entry.payload, consumed } });
    },
    destroy: async (id) => {
      stored.delete(keyOf(id));
    },
    revokeByGrantId: async (grantId) => {
      for (const [key, { payload }] of stored) if (payload.grantId === grantId) stored.delete(key);
    },
  };
}
