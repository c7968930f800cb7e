import { useState } from 'react';

import { type ThumbnailSources } from '#viewer/archives/urls.ts';
import { useArchives } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';

/** Of a thumbnail that is looked at as a picture: from where, in words, once another archive than the first has given it. */
export function useThumbnailSource(thumbnails: ThumbnailSources): {
  readonly onLoad: (archiveId: string) => void;
  readonly words: string | undefined;
} {
  const { sources } = useMessages();
  const { archives } = useArchives();
  const [from, setFrom] = useState<string>();
  const isOther = from !== undefined && from !== thumbnails[0].archiveId;
  const name = archives.find(({ archiveId }) => archiveId === from)?.name ?? from;
  return { onLoad: setFrom, words: isOther && name !== undefined ? sources.from(name) : undefined };
}
