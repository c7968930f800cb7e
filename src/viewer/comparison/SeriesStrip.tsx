import {
  ChevronLeftIcon,
  ChevronRightIcon,
  ExclamationmarkTriangleIcon,
  StarFillIcon,
} from '@navikt/aksel-icons';
import { useId } from 'react';

import { type DisplaySet, wholeId } from '#dicom/displaySet.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { ThumbnailImage } from '#viewer/archives/ThumbnailImage.tsx';
import { thumbnailsOf } from '#viewer/archives/urls.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { IconButton } from '#viewer/ui/Button.tsx';
import { displaySetCount, displaySetName, kindName } from '#viewer/viewports/displaySetWords.ts';
import { DisplaySetIcon } from '#viewer/viewports/KindIcon.tsx';
import { SeenCount } from '#viewer/viewports/seen/SeenCount.tsx';
import { putInto } from './arrangement.ts';
import { ContentsAccount } from './ContentsAccount.tsx';
import { draggedSet } from './dragged.ts';
import { dateOf } from './headings.ts';
import { type Workspace } from './workspace.ts';
import { usePaneStore } from './paneStore.ts';
import { countMarks, studyIndex } from './studyIndex.ts';

/** Every display set of the open studies: nothing in a study is out of reach. */
export function SeriesStrip(workspace: Workspace) {
  const { panes } = useMessages();
  const { isStripOpen, set } = usePaneStore();
  const label = isStripOpen ? panes.strip.collapse : panes.strip.expand;
  return (
    <nav className="series-strip" aria-label={panes.strip.title} data-open={isStripOpen || undefined}>
      <IconButton
        className="series-toggle"
        label={label}
        tooltipSide="right"
        aria-expanded={isStripOpen}
        icon={isStripOpen ? <ChevronLeftIcon aria-hidden /> : <ChevronRightIcon aria-hidden />}
        onClick={() => set({ isStripOpen: !isStripOpen })}
      />
      {isStripOpen && (
        <div className="series-list">
          {workspace.open.map(({ uid, contents }) =>
            contents.state === 'ready' ? (
              <StudySeries key={uid} workspace={workspace} contents={contents} />
            ) : null,
          )}
        </div>
      )}
    </nav>
  );
}

function StudySeries(props: { readonly workspace: Workspace; readonly contents: ReadyContents }) {
  const { workspace, contents } = props;
  const words = useMessages();
  const isPresent = contents.study.studyInstanceUid === workspace.prior.present?.studyInstanceUid;
  return (
    <section className="series-study" data-role={isPresent ? 'present' : 'prior'}>
      <h2>
        <span className="pane-swatch" aria-hidden />
        {dateOf(words, contents.study)}
      </h2>
      <ContentsAccount contents={contents} names={workspace.config.archives} />
      <ul>
        {contents.displaySets.map((displaySet) => (
          <li key={displaySet.id}>
            <SeriesButton workspace={workspace} contents={contents} displaySet={displaySet} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SeriesButtonProps {
  readonly workspace: Workspace;
  readonly contents: ReadyContents;
  readonly displaySet: DisplaySet;
}

function SeriesButton({ workspace, contents, displaySet }: SeriesButtonProps) {
  const words = useMessages();
  const { panes } = words;
  const { view, onView, arrangement } = workspace;
  const seen = useId();
  const name = displaySetName(words, displaySet);
  const count = displaySetCount(panes, displaySet);
  const marks = seriesMarks(panes, contents, displaySet);
  const isShown = arrangement.cells.some(
    (cell) =>
      cell !== undefined &&
      wholeId(cell.displaySet) === displaySet.id &&
      cell.displaySet.studyInstanceUid === displaySet.studyInstanceUid,
  );
  return (
    <button
      type="button"
      className="series"
      draggable
      aria-label={[
        panes.strip.open(name),
        kindName(panes, displaySet),
        count,
        ...marks.map(({ words: said }) => said),
        isShown ? panes.strip.shown : '',
      ]
        .filter((part) => part !== '')
        .join(', ')}
      aria-describedby={seen}
      aria-pressed={isShown}
      data-display-set-item={displaySet.id}
      onDragStart={(event) => event.dataTransfer.setData(draggedSet, displaySet.id)}
      onClick={() => onView(putInto(view, activePlace(workspace), displaySet))}
    >
      <Thumbnail contents={contents} displaySet={displaySet} />
      <span className="series-name">{name}</span>
      <span className="series-count">
        <DisplaySetIcon displaySet={displaySet} />
        {count}
      </span>
      <span id={seen} className="series-seen">
        <SeenCount displaySet={displaySet} where="list" />
      </span>
      {marks.map(({ kind, words: said }) => (
        <span key={kind} className="series-mark" data-kind={kind}>
          {kind === 'key' ? <StarFillIcon aria-hidden /> : <ExclamationmarkTriangleIcon aria-hidden />}
          {said}
        </span>
      ))}
    </button>
  );
}

/** «12 nøkkel», «3 avvist»: what the study's key object documents say of a series. */
function seriesMarks(panes: Messages['panes'], contents: ReadyContents, displaySet: DisplaySet) {
  const { keys, warnings } = countMarks(studyIndex(contents), displaySet);
  return [
    ...(keys === 0 ? [] : [{ kind: 'key' as const, words: panes.keys.countShort(keys) }]),
    ...(warnings === 0 ? [] : [{ kind: 'warning' as const, words: panes.keys.rejectedShort(warnings) }]),
  ];
}

const pictured = new Set<DisplaySet['kind']>(['images', 'cine', 'photos', 'video', 'slide']);

/** The middle image of a display set. */
export function Thumbnail({ contents, displaySet }: Pick<SeriesButtonProps, 'contents' | 'displaySet'>) {
  const list = 'instances' in displaySet ? displaySet.instances : [displaySet.instance];
  const instance = list[Math.floor(list.length / 2)] ?? list[0];
  return (
    <span className="series-thumbnail">
      <DisplaySetIcon displaySet={displaySet} />
      {pictured.has(displaySet.kind) && instance !== undefined && (
        <ThumbnailImage sources={thumbnailsOf(contents, instance)} />
      )}
    </span>
  );
}

/** The active place, kept within a layout that may have become smaller. */
export function activePlace({ arrangement }: Workspace): number {
  return Math.min(usePaneStore.getState().active, arrangement.cells.length - 1);
}
