import { useEffect, useState } from 'react';

import { failureWords, useMessages } from '#viewer/i18n/messages.tsx';
import { type ArchiveAnswer } from '#viewer/archives/useStudies.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';

import { withheld } from './withheld.ts';

export interface ArchiveLinesProps {
  readonly archives: readonly ArchiveAnswer[];
  readonly onRetry: (archiveId: string) => void;
}

/** Is this all? A thin line while archives are waited for, a sentence for each that is missing or kept something back, nothing when all is well. */
export function ArchiveLines({ archives, onRetry }: ArchiveLinesProps) {
  const messages = useMessages();
  const t = messages.timeline;
  const waiting = archives.filter(({ answer }) => answer.state === 'waiting');
  return (
    <div className="archive-lines">
      {waiting.length > 0 && <WaitingLine waiting={waiting} archives={archives} />}
      {archives.map(({ archiveId, name, answer }) => {
        if (answer.state !== 'missing') return null;
        return (
          <Notice
            key={archiveId}
            kind="warning"
            action={
              <Button onClick={() => onRetry(archiveId)} aria-label={`${messages.common.retry}: ${name}`}>
                {messages.common.retry}
              </Button>
            }
          >
            <b>{t.missing(name)}.</b> {failureWords(messages, answer.why.reason)} {t.mayBeIncomplete}
          </Notice>
        );
      })}
      {archives
        .flatMap((archive) => withheld(t, archive))
        .map((sentence) => (
          <Notice key={sentence} kind="note">
            {sentence}
          </Notice>
        ))}
    </div>
  );
}

interface WaitingLineProps {
  readonly waiting: readonly ArchiveAnswer[];
  readonly archives: readonly ArchiveAnswer[];
}

/** Counted as the patient strip counts: an archive that failed has not answered. */
function WaitingLine({ waiting, archives }: WaitingLineProps) {
  const messages = useMessages();
  const t = messages.timeline;
  const seconds = useSeconds();
  const names = messages.common.and(waiting.map(({ name }) => name));
  const all = archives.length;
  const answered = archives.filter(({ answer }) => answer.state === 'answered').length;
  return (
    <div className="waiting-line">
      <progress value={answered} max={all} aria-label={t.answered(answered, all)} />
      <p>
        {t.answered(answered, all)}. {t.waitingFor(names, seconds)}
      </p>
    </div>
  );
}

/** Whole seconds since it was first shown. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
