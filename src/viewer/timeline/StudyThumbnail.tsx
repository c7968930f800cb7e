import { useState } from 'react';

import { ThumbnailImage } from '#viewer/archives/ThumbnailImage.tsx';
import { studyThumbnails } from '#viewer/archives/urls.ts';

import { type ListedStudy } from './listedStudy.ts';
import { MediumIcon } from './MediumIcon.tsx';
import { type RowDetail } from './useRowDetail.ts';

export interface StudyThumbnailProps {
  readonly contextId: string;
  readonly study: ListedStudy;
  readonly detail: RowDetail;
}

/** The gateway's thumbnail over the medium's icon, so that there is never a black square and never a spinner. */
export function StudyThumbnail({ contextId, study, detail }: StudyThumbnailProps) {
  const [state, setState] = useState<'waiting' | 'shown' | 'missing'>('waiting');
  return (
    <span className="thumbnail" data-state={state}>
      {detail !== 'words' && <MediumIcon medium={study.medium} className="thumbnail-icon" />}
      {detail === 'pictured' && (
        <ThumbnailImage
          sources={studyThumbnails(contextId, study.entry)}
          onLoad={() => setState('shown')}
          onMissing={() => setState('missing')}
        />
      )}
    </span>
  );
}
