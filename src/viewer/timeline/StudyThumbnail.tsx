import { useEffect, useState } from 'react';

import { ThumbnailImage } from '#viewer/archives/ThumbnailImage.tsx';
import { studyThumbnails } from '#viewer/archives/urls.ts';

import { type ListedStudy } from './listedStudy.ts';
import { MediumIcon } from './MediumIcon.tsx';
import { type Passing } from './passing.ts';

export interface StudyThumbnailProps {
  readonly contextId: string;
  readonly study: ListedStudy;
  /** A row that flies past asks for nothing: each thumbnail is a look that is journalled. */
  readonly passing: Passing;
}

/** The gateway's thumbnail over the medium's icon, so that there is never a black square and never a spinner. */
export function StudyThumbnail({ contextId, study, passing }: StudyThumbnailProps) {
  const [isWanted, setWanted] = useState(false);
  const [state, setState] = useState<'waiting' | 'shown' | 'missing'>('waiting');
  useEffect(() => {
    let takeBack = () => {};
    // Rows that the next archive's answer pushes away again before a frame has been drawn were never to be seen either.
    const frame = requestAnimationFrame(() => {
      takeBack = passing.whenStill(() => setWanted(true));
    });
    return () => {
      cancelAnimationFrame(frame);
      takeBack();
    };
  }, [passing]);
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
