import { type ReactNode, useEffect, useRef, useState } from 'react';

import { problemOf } from './archiveError.ts';
import { loadInTurn } from './loadInTurn.ts';
import { type Outages } from './outages.ts';
import { type ThumbnailSource, type ThumbnailSources } from './urls.ts';
import { useArchives } from './useStudies.tsx';

export interface ThumbnailImageProps {
  readonly sources: ThumbnailSources;
  /** Stands there when no archive gives one. */
  readonly missing?: ReactNode;
  /** Told which archive gave it. */
  readonly onLoad?: (archiveId: string) => void;
  readonly onMissing?: () => void;
}

/** A thumbnail from the first archive that gives it, asked for once it is in sight. A picture on screen is not asked for anew because another archive has come back. */
export function ThumbnailImage({ sources, missing, onLoad, onMissing }: ThumbnailImageProps) {
  const { outages } = useArchives();
  const [failed, setFailed] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(() => outages.inTurn(sources)[0]?.archiveId);
  const left = sources.filter(({ archiveId }) => !failed.includes(archiveId));
  const source = left.find(({ archiveId }) => archiveId === asked) ?? left[0];
  if (source === undefined) return missing;
  const onError = () => {
    void learnWhy(outages, source);
    const next = outages.inTurn(left.filter((one) => one !== source))[0];
    setFailed([...failed, source.archiveId]);
    setAsked(next?.archiveId);
    if (next === undefined) onMissing?.();
  };
  return (
    <Picture key={source.url} source={source} onLoad={() => onLoad?.(source.archiveId)} onError={onError} />
  );
}

interface PictureProps {
  readonly source: ThumbnailSource;
  readonly onLoad: () => void;
  readonly onError: () => void;
}

/** Has no address until its turn comes. */
function Picture({ source: { archiveId, url }, onLoad, onError }: PictureProps) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => (image.current === null ? undefined : loadInTurn(image.current, url)), [url]);
  return (
    <img
      ref={image}
      alt=""
      data-source={archiveId}
      decoding="async"
      draggable={false}
      onLoad={onLoad}
      onError={onError}
    />
  );
}

const asking = new Set<string>();

/** `<img>` does not say why it failed. Asked once more, and not for every picture of an archive that has gone. */
async function learnWhy(outages: Outages, { archiveId, url }: ThumbnailSource): Promise<void> {
  if (asking.has(archiveId) || outages.restOf(archiveId) !== undefined) return;
  asking.add(archiveId);
  const response = await fetch(url).catch(() => undefined);
  if (response?.ok === false)
    outages.failed(
      archiveId,
      problemOf(response.status, await response.json().catch(() => undefined)).reason,
    );
  asking.delete(archiveId);
}
