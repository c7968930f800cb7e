import { CheckmarkIcon, ExclamationmarkTriangleIcon, HourglassIcon } from '@navikt/aksel-icons';
import { useCallback, useRef, useState } from 'react';

import { type Outage } from '#viewer/archives/outages.ts';
import { useOutages } from '#viewer/archives/useOutages.ts';
import { type ArchiveAnswer, type StudiesAnswer, useStudies } from '#viewer/archives/useStudies.tsx';
import { failureWords, type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { outageSentence } from '#viewer/i18n/outageWords.ts';
import { withheld } from '#viewer/timeline/withheld.ts';
import { Button } from '#viewer/ui/Button.tsx';
import { Popover } from '#viewer/ui/Popover.tsx';

const icons = { answered: CheckmarkIcon, waiting: HourglassIcon, missing: ExclamationmarkTriangleIcon };

/** «4 av 4 arkiver har svart», and behind it what each has said. */
export function ArchivesStatus() {
  const messages = useMessages();
  const t = messages.timeline;
  const answer = useStudies();
  const [isOpen, setOpen] = useState(false);
  const anchor = useRef<HTMLButtonElement>(null);
  const close = useCallback(() => setOpen(false), []);
  const outages = useOutages();
  const gone = answer.archives.filter(
    ({ archiveId, answer: { state } }) => state === 'answered' && outages.has(archiveId),
  );
  const answered = answer.archives.filter((archive) => archive.answer.state === 'answered').length;
  const overall = gone.length > 0 ? 'missing' : overallState(answer);
  const Icon = icons[overall];
  const goneWords =
    gone.length === 0 ? [] : [messages.sources.goneShort(messages.common.and(gone.map(({ name }) => name)))];
  const answeredWords =
    gone.length > 0 && answered === answer.archives.length
      ? []
      : [t.answered(answered, answer.archives.length)];
  return (
    <>
      {/* An archive goes while someone looks at something else. */}
      <output className="ds-sr-only">{goneWords.join('')}</output>
      <button
        ref={anchor}
        type="button"
        className="archives-status"
        data-state={overall}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon aria-hidden />
        {[...answeredWords, ...goneWords].join(' · ')}
      </button>
      {isOpen && (
        <Popover anchor={anchor} label={t.archives} onClose={close} className="archives-list">
          <ul>
            {answer.archives.map((archive) => (
              <ArchiveLine
                key={archive.archiveId}
                archive={archive}
                outage={outages.get(archive.archiveId)}
                onRetry={() => answer.retry(archive.archiveId)}
              />
            ))}
          </ul>
        </Popover>
      )}
    </>
  );
}

interface ArchiveLineProps {
  readonly archive: ArchiveAnswer;
  readonly outage: Outage | undefined;
  readonly onRetry: () => void;
}

function ArchiveLine({ archive, outage, onRetry }: ArchiveLineProps) {
  const messages = useMessages();
  const t = messages.timeline;
  const { name, answer } = archive;
  const isGone = answer.state === 'answered' && outage !== undefined;
  const state = isGone ? 'missing' : answer.state;
  const Icon = icons[state];
  return (
    <li data-state={state} data-archive-status={archive.archiveId}>
      <Icon aria-hidden />
      <div>
        <p className="archive-name">
          <b>{name}</b> <span className="muted">{stateWords(messages, archive)}</span>
        </p>
        {answer.state === 'missing' && (
          <>
            <p>{failureWords(messages, answer.why.reason)}</p>
            {answer.why.detail !== undefined && (
              <p className="muted">{messages.failure.detail(answer.why.detail)}</p>
            )}
            {answer.why.requestId !== undefined && (
              <p className="muted">{messages.failure.request(answer.why.requestId)}</p>
            )}
          </>
        )}
        {isGone && <p>{outageSentence(messages, name, outage)}</p>}
        {state === 'missing' && (
          <Button onClick={onRetry} aria-label={`${messages.common.retry}: ${name}`}>
            {messages.common.retry}
          </Button>
        )}
        {withheld(t, archive).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </li>
  );
}

function stateWords({ timeline: t, common }: Messages, { answer }: ArchiveAnswer): string {
  const state = t.archiveState[answer.state];
  return answer.state === 'answered' ? `${state}: ${common.studies(answer.rows.length)}` : state;
}

function overallState({ archives, state }: StudiesAnswer): 'answered' | 'waiting' | 'missing' {
  if (archives.some(({ answer }) => answer.state === 'missing')) return 'missing';
  if (state === 'loading') return 'waiting';
  return state === 'partial' ? 'missing' : 'answered';
}
