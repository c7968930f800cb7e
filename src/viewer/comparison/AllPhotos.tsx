import { ChevronLeftIcon } from '@navikt/aksel-icons';

import { type StudyEntry } from '#viewer/archives/studyEntry.ts';
import { useStudies } from '#viewer/archives/useStudies.tsx';
import { useStudiesContents } from '#viewer/archives/useStudyContents.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { Identity } from '#viewer/viewports/PaneFrame.tsx';
import { type PhotoGroup, PhotoSheet } from '#viewer/viewports/PhotoSheet.tsx';
import { type ComparisonProps } from './workspace.ts';
import { putInto } from './arrangement.ts';
import { dateOf, hospitalName, paneHeading } from './headings.ts';
import { isPhotoStudy } from './photoStudies.ts';
import { useOpenInBook } from './seen/useOpenInBook.ts';
import { openStudy, type ViewState } from './viewState.ts';

/** Every photograph of the patient on one sheet, by date. What has not come is named. */
export function AllPhotos(props: ComparisonProps) {
  const { view, onView, session } = props;
  const words = useMessages();
  const { panes, common } = words;
  const { studies, state } = useStudies();
  const photoStudies = studies.filter(isPhotoStudy);
  const contents = useStudiesContents(photoStudies.map(({ studyInstanceUid }) => studyInstanceUid));
  useOpenInBook(contents);
  const [first] = photoStudies;
  const failed = contents.filter((one) => one.state === 'failed');
  const loading = contents.filter((one) => one.state === 'loading').length;
  const groups = contents.flatMap((one): readonly PhotoGroup[] => {
    if (one.state !== 'ready') return [];
    const sets = one.displaySets.filter((displaySet) => displaySet.kind === 'photos');
    const photos = sets.flatMap((displaySet) =>
      displaySet.instances.map((instance) => ({
        instance,
        at: one.addressOf(instance),
        onOpen: () => onView(putInto(closed(openStudy(view, one.study.studyInstanceUid)), 0, displaySet)),
      })),
    );
    return [{ id: one.study.studyInstanceUid, title: titleOf(words, one.study, photos.length), photos }];
  });
  return (
    <section className="all-photos" aria-label={panes.allPhotos}>
      <header>
        <Button
          variant="tertiary"
          icon={<ChevronLeftIcon aria-hidden />}
          onClick={() => onView(closed(view))}
        >
          {panes.backToStudy}
        </Button>
        <h2>{panes.allPhotos}</h2>
        {first !== undefined && (
          <Identity
            heading={paneHeading(words, { study: first, present: undefined, compared: undefined, session })}
          />
        )}
      </header>
      {(loading > 0 || state === 'loading') && <p>{common.loading}</p>}
      {failed.map((one) => (
        <Notice
          key={one.why.message}
          kind="warning"
          action={<Button onClick={one.retry}>{common.retry}</Button>}
        >
          {panes.state.failed} {words.failure.reason[one.why.reason]}
        </Notice>
      ))}
      <PhotoSheet groups={groups} />
    </section>
  );
}

function closed(view: ViewState): ViewState {
  return { ...view, allPhotos: false };
}

function titleOf(words: ReturnType<typeof useMessages>, study: StudyEntry, count: number): string {
  const what = [study.studyDescription, hospitalName(words, study.hospital), words.panes.count.photos(count)];
  return words.panes.photosFrom(dateOf(words, study), what.filter((part) => part !== undefined).join(' · '));
}
