import { type QueryClient } from '@tanstack/react-query';

import { asArchiveError } from './archiveError.ts';
import { type Outages } from './outages.ts';

/**
 * Lists and metadata tell of an archive that has gone too. Only a search proves that it is back: the gateway gives what it has of a study
 * from memory. Stops with the function it returns.
 */
export function watchQueries(client: QueryClient, contextId: string, outages: Outages): () => void {
  return client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated') return;
    const [context, kind, archiveId]: readonly unknown[] = event.query.queryKey;
    if (context !== contextId || typeof archiveId !== 'string') return;
    if (event.action.type === 'error') outages.failed(archiveId, asArchiveError(event.action.error).reason);
    if (event.action.type === 'success' && kind === 'studies') outages.answered(archiveId);
  });
}
