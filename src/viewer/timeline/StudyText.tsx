import { ExclamationmarkTriangleIcon } from '@navikt/aksel-icons';

import { useMessages } from '#viewer/i18n/messages.tsx';

import { type ListedStudy } from './listedStudy.ts';
import { MediumIcon } from './MediumIcon.tsx';
import { StudySeen } from './seen/StudySeen.tsx';
import { archivedWords, countWords, dateWords, hospitalWords, whatWords } from './studyWords.ts';
import { type RowDetail } from './useRowDetail.ts';

/** What a study is in the view beside the list. */
export type Shown = 'present' | 'prior' | undefined;

export interface StudyTextProps {
  readonly study: ListedStudy;
  readonly shown: Shown;
  readonly archiveNames: string;
  readonly detail: RowDetail;
}

/** When, what and where, and what sets the study apart. Whose it may be and whether it is open are said however fast it passes. */
export function StudyText(props: StudyTextProps) {
  const { study, shown } = props;
  const messages = useMessages();
  const t = messages.timeline;
  const isWhole = props.detail !== 'words';
  return (
    <span className="study-text">
      <span className="study-first">
        <span className="study-date">{dateWords(messages, study)}</span>
        <span className="study-medium">
          {isWhole && <MediumIcon medium={study.medium} />}
          <span>{t.medium[study.medium]}</span>
          {isWhole && <Counts study={study} />}
        </span>
        {study.entry.nameDiffers && (
          <span className="study-warning" title={t.nameDiffers}>
            <ExclamationmarkTriangleIcon aria-hidden />
            {t.nameDiffersShort}
          </span>
        )}
      </span>
      <span className="study-what">{whatWords(messages, study)}</span>
      <span className="study-last">
        <span className="study-where" title={t.sources(props.archiveNames)}>
          {hospitalWords(messages, study)}
        </span>
        {isWhole && <Standing {...props} />}
        {shown !== undefined && (
          <span className="study-mark">{shown === 'present' ? t.isOpen : t.isPrior}</span>
        )}
      </span>
    </span>
  );
}

function Counts({ study }: Pick<StudyTextProps, 'study'>) {
  const counts = countWords(useMessages(), study);
  return counts !== '' && <span className="study-counts">· {counts}</span>;
}

function Standing({ study, archiveNames }: Pick<StudyTextProps, 'study' | 'archiveNames'>) {
  const messages = useMessages();
  const archived = archivedWords(messages, study);
  return (
    <>
      {archived !== undefined && <span className="study-sources">{archived}</span>}
      <StudySeen study={study.entry} />
      {study.entry.sources.length > 1 && (
        <span className="study-sources" title={archiveNames}>
          {messages.sources.count(study.entry.sources.length)}
        </span>
      )}
    </>
  );
}
