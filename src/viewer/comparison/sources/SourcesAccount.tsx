import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { differenceWords, shareWords } from './sourceWords.ts';

interface SourcesAccountProps {
  readonly contents: ReadyContents;
  readonly nameOf: (archiveId: string) => string;
}

/** Of a study that several archives hold: which has what, and where they contradict each other. */
export function SourcesAccount({ contents, nameOf }: SourcesAccountProps) {
  const words = useMessages();
  const shares = shareWords(words, contents, nameOf);
  const differences = differenceWords(words, contents.study.rows ?? [], nameOf);
  return (
    <>
      {shares.length > 0 && <span>{shares.join(' ')}</span>}
      {differences.length > 0 && <Notice kind="note">{differences.join(' ')}</Notice>}
    </>
  );
}
