import { useState } from 'react';

import { nothingLeft } from '#viewer/archives/seen/nothingLeft.ts';
import { nextUnseenStudy } from '#viewer/archives/seen/seen.ts';
import { type SeenBook } from '#viewer/archives/seen/SeenBook.ts';
import { seenUnits } from '#viewer/archives/seen/seenUnits.ts';
import { useSeenBook } from '#viewer/archives/seen/useSeen.tsx';
import { putImageInto } from '#viewer/comparison/arrangement.ts';
import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { activePlace } from '#viewer/comparison/SeriesStrip.tsx';
import { openStudy, type ViewState } from '#viewer/comparison/viewState.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { useCommand } from '#viewer/ui/commands.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { nextUnseenIn } from './nextUnseen.ts';
import { useOpenInBook } from './useOpenInBook.ts';

/** Tells the book which studies are on screen; on to what has not been seen; marks taken back. */
export function SeenCommands(workspace: Workspace) {
  const { seen: words, panes } = useMessages();
  const book = useSeenBook();
  useOpenInBook(workspace.open.map(({ contents }) => contents));
  // Said until something else is shown.
  const [forgotten, setForgotten] = useState('');
  const [allSeen, setAllSeen] = useState<{ readonly in: ViewState | undefined; readonly times: number }>({
    in: undefined,
    times: 0,
  });
  const { active } = usePaneStore();
  const { cells } = workspace.arrangement;
  const shown = cells[Math.min(active, cells.length - 1)]?.displaySet;
  const study = shown?.studyInstanceUid ?? workspace.view.studies[0];
  useCommand({
    id: 'seen.next',
    name: words.next,
    group: panes.group.move,
    key: 'Alt+n',
    run: () =>
      setAllSeen({ in: goToUnseen(workspace, book) ? undefined : workspace.view, times: allSeen.times + 1 }),
  });
  useCommand({
    id: 'seen.forget.study',
    name: words.forgetStudy,
    group: panes.group.move,
    when: study !== undefined,
    run: () => {
      if (study === undefined) return;
      void book.forget(study);
      setForgotten(words.forgotten.study);
    },
  });
  useCommand({
    id: 'seen.forget.series',
    name: words.forgetSeries,
    group: panes.group.move,
    when: shown !== undefined && seenUnits(shown).size > 0,
    run: () => {
      if (shown === undefined) return;
      void book.forget(shown.studyInstanceUid, [...seenUnits(shown).keys()]);
      setForgotten(words.forgotten.series);
    },
  });
  if (allSeen.in !== workspace.view) return <output className="visually-hidden">{forgotten}</output>;
  const reach = nothingLeft(workspace, (one) => book.standing(one));
  // Another element each time the key is pressed, so that it is spoken each time.
  return (
    <Notice key={allSeen.times} kind="note">
      {words.noneLeft[reach]}
    </Notice>
  );
}

/** In the study that the active pane shows, then in the others on screen, then the next study of the timeline. False where nothing is left. */
function goToUnseen(workspace: Workspace, book: SeenBook): boolean {
  const { open, view, onView, arrangement, timeline } = workspace;
  const place = activePlace(workspace);
  const shown = arrangement.cells[place]?.displaySet;
  const ready = open.flatMap(({ contents }) => (contents.state === 'ready' ? [contents] : []));
  const first = ready.filter(({ study }) => study.studyInstanceUid === shown?.studyInstanceUid);
  for (const contents of new Set([...first, ...ready])) {
    const seen = book.seenOf(contents.study.studyInstanceUid);
    const next = nextUnseenIn(contents.displaySets, seen, shown?.id);
    if (next === undefined) continue;
    onView(putImageInto(view, place, next));
    return true;
  }
  const uids = open.map(({ uid }) => uid);
  const study = nextUnseenStudy(timeline.studies, uids, (one) => book.standing(one));
  if (study !== undefined) onView(openStudy(view, study.studyInstanceUid));
  return study !== undefined;
}
