import { ArrowLeftIcon } from '@navikt/aksel-icons';
import { Suspense, useEffect, useMemo, useRef, useState } from 'react';

import { isStudyInstanceUid, type StudyInstanceUid } from '#dicom/uid.ts';
import { Outages } from '#viewer/archives/outages.ts';
import { SeenBook } from '#viewer/archives/seen/SeenBook.ts';
import { seenRequests } from '#viewer/archives/seen/seenRequests.ts';
import { SeenProvider } from '#viewer/archives/seen/useSeen.tsx';
import { CodingsProvider } from '#viewer/archives/useCodings.tsx';
import { type Archives, ArchivesProvider } from '#viewer/archives/useStudies.tsx';
import { usePhotoStudies } from '#viewer/comparison/usePhotoStudies.ts';
import { emptyView, openStudies, openStudy, type ViewState } from '#viewer/comparison/viewState.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { ageOn, todayHere } from '#viewer/session/patient.ts';
import { whenPurged } from '#viewer/session/purge.ts';
import { type Start } from '#viewer/session/start.ts';
import { Timeline } from '#viewer/timeline/Timeline.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';

import { type Access } from './access.ts';
import { scopeOf } from './begin.ts';
import { Boundary } from './Boundary.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { Comparison } from './comparisonLoader.ts';
import { Dialogs, type OpenDialog } from './Dialogs.tsx';
import { Doses } from './Doses.tsx';
import { Notices } from './Notices.tsx';
import { PatientStrip } from './PatientStrip.tsx';
import { useGeneralCommands } from './useGeneralCommands.ts';
import { useSessionLife } from './useSessionLife.ts';
import { useView } from './useView.ts';
import { useWindows } from './useWindows.ts';
import { Welcome } from './Welcome.tsx';

/** The whole screen while the session is open: whose images, the timeline, and what has been chosen from it. */
export function Shell({ access, start }: { access: Access; start: Start }) {
  const { session, config } = start;
  const archives = useMemo<Archives>(
    () => ({
      ...scopeOf(start),
      archives: start.config.archives,
      onLostAccess: access.learn,
      outages: new Outages(),
    }),
    [start, access],
  );
  const [book] = useState(
    () => new SeenBook({ contextId: session.contextId, requests: seenRequests, onFailure: access.learn }),
  );
  useEffect(() => whenPurged(() => book.close()), [book]);
  const life = useSessionLife(session, access);
  const [dialog, setDialog] = useState<OpenDialog>();
  useGeneralCommands(life.lock, setDialog);
  return (
    <ArchivesProvider value={archives}>
      <SeenProvider book={book}>
        <CodingsProvider isBusy={isPainting}>
          <Workplace access={access} session={session} config={config} life={life} onDialog={setDialog}>
            {dialog === 'search' ? (
              <CommandPalette onClose={() => setDialog(undefined)} />
            ) : (
              <Dialogs open={dialog} start={start} onClose={() => setDialog(undefined)} />
            )}
          </Workplace>
        </CodingsProvider>
      </SeenProvider>
    </ArchivesProvider>
  );
}

interface WorkplaceProps extends Start {
  readonly access: Access;
  readonly life: ReturnType<typeof useSessionLife>;
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly children: React.ReactNode;
}

function Workplace({ access, session, config, life, onDialog, children }: WorkplaceProps) {
  const t = useMessages().app;
  const { contextId } = session;
  const [view, setView] = useView();
  const windows = useWindows({ contextId, access, view, onView: setView });
  const [isCollapsed, setCollapsed] = useState(windows.isSecond);
  useStudyHints(session.studyHints, view.studies.length > 0, (uid) => setView(openStudy(emptyView, uid)));
  const isOpen = view.studies.length > 0 || view.allPhotos || view.pair !== undefined;
  const open = (uid: StudyInstanceUid, compare?: 'previous') => setView(openStudy(view, uid, compare));
  const toTimeline = () => setView({ ...emptyView, unlinked: view.unlinked, regions: view.regions });
  usePhotosCommand(!isOpen, () => setView({ ...view, allPhotos: true }));
  useCommand({
    id: 'timeline-back',
    name: t.backToTimeline,
    group: t.group.timeline,
    when: isOpen,
    run: toTimeline,
  });
  return (
    <div className="app" data-showing={isOpen ? 'images' : 'timeline'}>
      <PatientStrip session={session} life={life} windows={windows} onDialog={onDialog} />
      {life.locksIn !== undefined && (
        <div className="lock-warning" role="alert">
          <Notice kind="warning" action={<Button onClick={life.stay}>{t.stay}</Button>}>
            {t.locksIn(life.locksIn)}
          </Notice>
        </div>
      )}
      <Notices patient={session.patient} wasPrevented={windows.wasPrevented} unreadable={view.unreadable} />
      <main className="workplace" aria-label={t.timelineAndImages}>
        <Boundary>
          <Timeline
            contextId={contextId}
            config={config}
            open={openStudies(view)}
            regions={view.regions}
            onRegions={(regions) => setView({ ...view, regions })}
            build={buildOf(session.patient.birthDate)}
            isCollapsed={isCollapsed && isOpen}
            onCollapse={setCollapsed}
            onOpen={open}
          />
        </Boundary>
        {isOpen ? (
          <Stage session={session} config={config} view={view} onView={setView} onBack={toTimeline} />
        ) : (
          <div className="stage">
            <Welcome hints={session.studyHints} onOpen={open} />
          </div>
        )}
      </main>
      <Doses onOpen={open} />
      {children}
    </div>
  );
}

/** Panes that have something to show and do not show it yet. */
function isPainting(): boolean {
  return document.querySelector('[data-viewport][data-state="loading"]') !== null;
}

/** Until they are thirteen, patients are drawn as children. */
function buildOf(birthDate: string | undefined): 'adult' | 'child' {
  const age = ageOn(birthDate, todayHere());
  return age !== undefined && age.years < 13 ? 'child' : 'adult';
}

/** All photographs before anything is open; the panes have the same command. */
function usePhotosCommand(isOffered: boolean, run: () => void): void {
  const { panes } = useMessages();
  const { studies } = usePhotoStudies();
  useCommand({
    id: 'photos',
    name: panes.allPhotos,
    group: panes.group.compare,
    key: 'Alt+g',
    when: isOffered && studies.length > 1,
    run,
  });
}

interface StageProps extends Start {
  readonly view: ViewState;
  readonly onView: (next: ViewState) => void;
  readonly onBack: () => void;
}

/** The chosen studies; on a narrow screen it covers the timeline and has a way back. */
function Stage({ session, config, view, onView, onBack }: StageProps) {
  const t = useMessages().app;
  return (
    <div className="stage">
      <Button
        className="back-to-timeline"
        variant="tertiary"
        icon={<ArrowLeftIcon aria-hidden />}
        onClick={onBack}
      >
        {t.backToTimeline}
      </Button>
      <Boundary>
        <Suspense fallback={<p className="opening">{t.opening}</p>}>
          <Comparison
            contextId={session.contextId}
            session={session}
            config={config}
            view={view}
            onView={onView}
          />
        </Suspense>
      </Boundary>
    </div>
  );
}

/** A study that the record asked for is opened as the page opens, unless the address already says what to show; whoever goes back stays there. */
function useStudyHints(
  hints: readonly string[],
  isOpen: boolean,
  open: (uid: StudyInstanceUid) => void,
): void {
  const isBeginning = useRef(true);
  const hint = hints.find((uid) => isStudyInstanceUid(uid));
  useEffect(() => {
    if (isBeginning.current && hint !== undefined && !isOpen) open(hint);
    isBeginning.current = false;
  });
}
