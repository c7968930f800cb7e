import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useOutages } from '#viewer/archives/useOutages.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import './sources.css';
import { differenceWords, differingWords, lostTo, outageWords, shareWords } from './sourceWords.ts';

interface SourcesAccountProps {
  readonly contents: ReadyContents;
  readonly nameOf: (archiveId: string) => string;
}

/** Which archive has what of a study that several hold, where they contradict each other, and which of them has gone since. */
export function SourcesAccount({ contents, nameOf }: SourcesAccountProps) {
  const words = useMessages();
  const shares = shareWords(words, contents, nameOf);
  const outages = useOutages();
  const { study, instances } = contents;
  const lost = lostTo(contents, outages);
  const gone = outageWords(words, { sources: study.sources, outages, instances, lost }, nameOf);
  const differences = differenceWords(words, study.rows ?? [], nameOf);
  const others = differingWords(words, contents.differing, nameOf);
  return (
    <>
      {others.length > 0 && <Notice kind="warning">{others.join(' ')}</Notice>}
      {shares.length > 0 && <span>{shares.join(' ')}</span>}
      {gone.length > 0 && <Notice kind="warning">{gone.join(' ')}</Notice>}
      {differences.length > 0 && <Notice kind="note">{differences.join(' ')}</Notice>}
    </>
  );
}
