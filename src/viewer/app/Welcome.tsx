import { ArrowRightIcon, SplitHorizontalIcon } from '@navikt/aksel-icons';
import { useEffect } from 'react';

import { parseDate } from '#dicom/dates.ts';
import { type StudyInstanceUid } from '#dicom/uid.ts';
import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { modalityName, useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

import { loadImages } from './loadImages.ts';

export interface WelcomeProps {
  readonly hints: readonly string[];
  readonly onOpen: (study: StudyInstanceUid, compare?: 'previous') => void;
}

/** Before anything is chosen: the common next step, one press away. The panes are fetched once the timeline is complete. */
export function Welcome({ hints, onOpen }: WelcomeProps) {
  const messages = useMessages();
  const t = messages.app;
  const { studies, state } = useStudies();
  const isLoading = state === 'loading';
  useEffect(() => {
    if (!isLoading) void loadImages().catch(() => undefined);
  }, [isLoading]);
  const asked = studies.find(({ studyInstanceUid }) => hints.includes(studyInstanceUid));
  const newest = asked ?? studies[0];
  if (newest === undefined) {
    return <div className="welcome">{isLoading && <p className="muted">{t.waitTitle}</p>}</div>;
  }
  return (
    <div className="welcome">
      <h2>{t.chooseTitle}</h2>
      <p className="muted">{t.chooseText}</p>
      <button type="button" className="welcome-study" onClick={() => onOpen(newest.studyInstanceUid)}>
        <small>{asked === undefined ? t.openNewest : t.askedFor}</small>
        <StudyWords study={newest} />
        <ArrowRightIcon aria-hidden />
      </button>
      <Button
        variant="secondary"
        icon={<SplitHorizontalIcon aria-hidden />}
        onClick={() => onOpen(newest.studyInstanceUid, 'previous')}
      >
        {t.openNewestWith}
      </Button>
      <p className="welcome-keys">
        <span>
          <kbd>Ctrl+K</kbd> {t.searchCommands}
        </span>
        <span>
          <kbd>?</kbd> {t.commands}
        </span>
      </p>
    </div>
  );
}

function StudyWords({ study }: { study: StudyEntry }) {
  const messages = useMessages();
  const what =
    study.studyDescription ?? study.modalities.map((one) => modalityName(messages, one)).join(', ');
  return (
    <>
      <b>{what}</b>
      <span>
        {messages.common.date(parseDate(study.studyDate))}
        {study.hospital.kind === 'named' && ` · ${study.hospital.name}`}
      </span>
    </>
  );
}
