import { useState } from 'react';

import { ThumbnailImage } from '#viewer/archives/ThumbnailImage.tsx';
import { studyThumbnails } from '#viewer/archives/urls.ts';

import { type ListedStudy } from './listedStudy.ts';
import { MediumIcon } from './MediumIcon.tsx';

export interface StudyThumbnailProps {
  readonly contextId: string;
  readonly study: ListedStudy;
  /** A row that flies past asks for nothing: each thumbnail is a look that is journalled. */
  readonly isPassing: boolean;
}

/** The gateway's thumbnail over the medium's icon, so that there is never a black square and never a spinner. */
export function StudyThumbnail({ contextId, study, isPassing }: StudyThumbnailProps) {
  const [isWanted, setWanted] = useState(!isPassing);
  const [state, setState] = useState<'waiting' | 'shown' | 'missing'>('waiting');
  if (!isPassing && !isWanted) setWanted(true);
  return (
    <span className="thumbnail" data-state={state}>
      <MediumIcon medium={study.medium} className="thumbnail-icon" />
      {isWanted && (
        <ThumbnailImage
          sources={studyThumbnails(contextId, study.entry)}
          onLoad={() => setState('shown')}
          onMissing={() => setState('missing')}
        />
      )}
    </span>
  );
}
