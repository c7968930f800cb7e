import { useMessages } from '#viewer/i18n/messages.tsx';
import { dateOf } from './headings.ts';
import { vacancyWords } from './hanging/ruleWords.ts';
import { WaitingPane } from './WaitingPane.tsx';
import { type OpenStudy, readyContents, type Workspace } from './workspace.ts';

interface VacantProps {
  readonly workspace: Workspace;
  /** From 0. */
  readonly place: number;
  readonly isActive: boolean;
  readonly onActivate: () => void;
}

/** A place where nothing stands: a study on its way, or what the rule looked for and did not find. */
export function Vacant({ workspace, place, isActive, onActivate }: VacantProps) {
  const study = waitedFor(workspace, place);
  const why = useWhy(workspace, place);
  return (
    <WaitingPane
      place={place + 1}
      study={study}
      {...(why === undefined ? {} : { why })}
      isChoosing={workspace.view.compare === 'previous'}
      isActive={isActive}
      onActivate={onActivate}
    />
  );
}

function waitedFor({ arrangement, open }: Workspace, place: number): OpenStudy | undefined {
  const { cells, vacancies } = arrangement;
  const vacancy = vacancies[place];
  if (vacancy !== undefined)
    return vacancy.kind === 'waiting' ? open.find(({ uid }) => uid === vacancy.study) : undefined;
  const unexplained = cells.flatMap((cell, at) =>
    cell === undefined && vacancies[at] === undefined ? [at] : [],
  );
  const told = new Set(vacancies.flatMap((one) => (one?.kind === 'waiting' ? [one.study] : [])));
  const waiting = open.filter(({ uid, contents }) => contents.state !== 'ready' && !told.has(uid));
  return waiting.toReversed()[unexplained.indexOf(place)];
}

function useWhy({ arrangement, open, config }: Workspace, place: number) {
  const words = useMessages();
  const vacancy = arrangement.vacancies[place];
  if (vacancy === undefined || vacancy.kind === 'waiting') return undefined;
  const contents = vacancy.kind === 'nothing' ? readyContents(open, vacancy.study) : undefined;
  const date = contents === undefined ? words.panes.undated : dateOf(words, contents.study);
  const { why, more } = vacancyWords(words.panes.hanging, vacancy, date);
  const { state } = words.panes;
  const nameOf = (id: string) => config.archives.find(({ archiveId }) => archiveId === id)?.name ?? id;
  // What has not answered yet, or could not, may hold it.
  const [late] = contents?.waiting ?? [];
  if (late !== undefined) return { why, more: state.sourceWaiting(nameOf(late)) };
  const [gone] = contents?.missing ?? [];
  return { why, more: gone === undefined ? more : state.sourceMissing(nameOf(gone.archiveId)) };
}
