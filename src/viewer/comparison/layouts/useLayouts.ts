import { useQuery, useQueryClient } from '@tanstack/react-query';
import * as v from 'valibot';

import { type LayoutWish, SavedLayout } from '#protocol/hanging.ts';
import { paths } from '#protocol/paths.ts';
import { type ArchiveError, asArchiveError } from '#viewer/archives/archiveError.ts';
import { requestJson } from '#viewer/archives/requestJson.ts';
import { useArchives } from '#viewer/archives/useStudies.tsx';

export interface OwnLayouts {
  readonly saved: readonly SavedLayout[];
  /** Undefined when it was done, else why not. */
  readonly save: (wish: LayoutWish) => Promise<ArchiveError | undefined>;
  readonly change: (layout: SavedLayout) => Promise<ArchiveError | undefined>;
  readonly remove: (layoutId: string) => Promise<ArchiveError | undefined>;
}

/** What this user has saved, as the page brought it and as it has been changed since. */
export function useLayouts(contextId: string, brought: readonly SavedLayout[]): OwnLayouts {
  const client = useQueryClient();
  const { onLostAccess } = useArchives();
  const queryKey = [contextId, 'layouts'];
  const { data } = useQuery({
    queryKey,
    queryFn: ({ signal }) => requestJson(paths.layouts(contextId), v.array(SavedLayout), { signal }),
    initialData: [...brought],
    staleTime: Infinity,
  });
  const put = (change: (known: readonly SavedLayout[]) => readonly SavedLayout[]) =>
    client.setQueryData<readonly SavedLayout[]>(queryKey, (known = []) => change(known));
  const attempt = async (work: () => Promise<void>): Promise<ArchiveError | undefined> => {
    try {
      await work();
      return undefined;
    } catch (error) {
      const why = asArchiveError(error);
      if (why.reason === 'signed-out' || why.reason === 'locked') onLostAccess?.(why.reason);
      return why;
    }
  };
  return {
    saved: data,
    save: (wish) =>
      attempt(async () => {
        const change = { method: 'POST', body: wish } as const;
        const saved = await requestJson(paths.layouts(contextId), SavedLayout, { change });
        put((known) => [...known, saved]);
      }),
    change: ({ layoutId, ...wish }) =>
      attempt(async () => {
        const change = { method: 'PUT', body: wish } as const;
        const saved = await requestJson(paths.layout(contextId, layoutId), SavedLayout, { change });
        put((known) => known.map((one) => (one.layoutId === layoutId ? saved : one)));
      }),
    remove: (layoutId) =>
      attempt(async () => {
        const change = { method: 'DELETE' } as const;
        await requestJson(paths.layout(contextId, layoutId), v.object({}), { change });
        put((known) => known.filter((one) => one.layoutId !== layoutId));
      }),
  };
}
