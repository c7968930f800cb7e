const purges = new Set<() => void>();

/** For memory outside React and the query cache (decoded frames, blob URLs): called when the session is locked or over. */
export function whenPurged(purge: () => void): () => void {
  purges.add(purge);
  return () => purges.delete(purge);
}

export function purgeAll(): void {
  for (const purge of purges) purge();
}
