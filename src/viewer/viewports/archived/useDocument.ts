import { useEffect, useState } from 'react';

import { type ArchiveError, asArchiveError } from '#viewer/archives/archiveError.ts';
import { documentOf } from '#viewer/archives/documents.ts';
import { type Held } from '#viewer/archives/retrieval.ts';

export type Fetched =
  | { readonly state: 'loading' }
  | { readonly state: 'fetched'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly state: 'failed'; readonly why: ArchiveError };

/** The bytes of a document, asked for anew with each attempt. */
export function useDocument({ retrieval, instance }: Held, attempt: number): Fetched {
  const key = `${attempt} ${instance.sopInstanceUid}`;
  const [latest, setLatest] = useState<{ readonly key: string; readonly fetched: Fetched }>();
  useEffect(() => {
    const controller = new AbortController();
    const reading = { read: (bytes: Uint8Array<ArrayBuffer>) => bytes, isUsable: () => true };
    documentOf({ retrieval, instance }, { ...reading, signal: controller.signal }).then(
      (bytes) => setLatest({ key, fetched: { state: 'fetched', bytes } }),
      (error: unknown) => {
        if (!controller.signal.aborted)
          setLatest({ key, fetched: { state: 'failed', why: asArchiveError(error) } });
      },
    );
    return () => controller.abort();
  }, [key, retrieval, instance]);
  return latest?.key === key ? latest.fetched : { state: 'loading' };
}
