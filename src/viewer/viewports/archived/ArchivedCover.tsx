import { type ReactNode } from 'react';

import { type ArchiveError } from '#viewer/archives/archiveError.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { documentFailure } from './archivedWords.ts';

/** Over the pane of a document that is not there: what it is about, why, and another try or the file itself. */
export function ArchivedCover(props: {
  readonly what: string;
  readonly why: ArchiveError | string;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}) {
  const words = useMessages();
  const { why } = props;
  const isOfArchive = typeof why !== 'string';
  return (
    <div className="pane-cover" role="alert">
      <strong>{props.what}</strong>
      <span>{isOfArchive ? documentFailure(words, why) : why}</span>
      {isOfArchive && why.detail !== undefined && (
        <span className="pane-quiet">{words.failure.detail(why.detail)}</span>
      )}
      {isOfArchive ? <Button onClick={props.onRetry}>{words.common.retry}</Button> : props.children}
    </div>
  );
}

export function ArchivedLoading({ what }: { readonly what: string }) {
  return (
    <div className="pane-progress">
      <output className="pane-pending">{what}</output>
    </div>
  );
}
