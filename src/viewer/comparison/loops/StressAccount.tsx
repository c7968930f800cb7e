import { withoutPlanes } from '#viewer/comparison/viewMoves.ts';
import { readyContents, type Workspace } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { leftOut } from './leftOut.ts';
import { stageName, stressTableOf, viewName } from './stressWords.ts';

/** Over a grid of one view or one stage: the cells of the table that are not in it. A stage that was not recorded is no stage that was well. */
export function StressAccount({ view, onView, open, arrangement }: Workspace) {
  const { panes, common } = useMessages();
  const [uid] = view.studies;
  const contents = uid === undefined ? undefined : readyContents(open, uid);
  const table = contents === undefined ? undefined : stressTableOf(contents.displaySets);
  if (table === undefined) return null;
  const told = leftOut(
    table,
    arrangement.cells.map((cell) => cell?.displaySet),
  );
  if (told === undefined) return null;
  const { leftOut: words } = panes.loops;
  const { line, absent, hidden, partly } = told;
  const nameOf = ({ stage, view: seenFrom }: (typeof absent)[number]) =>
    line.kind === 'view' ? stageName(panes, stage) : viewName(panes, seenFrom);
  const sentences = [
    words.title(line.kind === 'view' ? viewName(panes, line.view) : stageName(panes, line.stage)),
    ...(absent.length === 0 ? [] : [words.absent(common.and(absent.map(nameOf)))]),
    ...(hidden.length === 0 ? [] : [words.hidden(common.and(hidden.map(nameOf)))]),
    ...partly.map(({ at, shown, of }) => words.takes(nameOf(at), shown, of)),
  ];
  return (
    <Notice
      kind="note"
      action={
        <button
          type="button"
          className="pane-text-button"
          onClick={() => onView({ ...withoutPlanes(view), stress: 'table' })}
        >
          {words.open}
        </button>
      }
    >
      {sentences.join(' ')}
    </Notice>
  );
}
