import { ChevronLeftIcon } from '@navikt/aksel-icons';
import { useRef } from 'react';

import { type CineDisplaySet } from '#dicom/displaySet.ts';
import { type StressStage, type StressTable, type StressView } from '#dicom/stressTable.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { dateOf, hospitalName, paneHeading } from '#viewer/comparison/headings.ts';
import { useFocusOnOpen } from '#viewer/comparison/useFocusOnOpen.ts';
import { withoutPlanes } from '#viewer/comparison/viewMoves.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Identity } from '#viewer/viewports/PaneFrame.tsx';
import { loopGrid } from './loopGrid.ts';
import './loops.css';
import { StressCell, TakeButton } from './StressCell.tsx';
import { stageName, viewName } from './stressWords.ts';

export interface StressPlaceProps {
  readonly workspace: Workspace;
  readonly contents: ReadyContents;
  readonly table: StressTable;
}

/** In place of the panes: the loops of a stress examination by stage and view. What was not taken is said in its cell. */
export function StressPlace({ workspace, contents, table }: StressPlaceProps) {
  const words = useMessages();
  const { panes } = words;
  const { view, onView, prior, session } = workspace;
  const element = useRef<HTMLElement>(null);
  useFocusOnOpen(element, contents.study.studyInstanceUid);
  const { study } = contents;
  const heading = paneHeading(words, { study, present: prior.present, compared: undefined, session });
  const show = (loops: readonly CineDisplaySet[]) => onView(loopGrid(view, loops));
  return (
    <section ref={element} className="stress" aria-label={panes.loops.table}>
      <header>
        <Button
          variant="tertiary"
          icon={<ChevronLeftIcon aria-hidden />}
          onClick={() => onView(withoutPlanes(view))}
        >
          {panes.loops.closeTable}
        </Button>
        <h2>{panes.loops.tableShort}</h2>
        <span>
          {[dateOf(words, study), study.studyDescription, hospitalName(words, study.hospital)]
            .filter((part) => part !== undefined)
            .join(' · ')}
        </span>
        <Identity heading={heading} />
      </header>
      <Table contents={contents} table={table} isNarrow={workspace.isNarrow} onShow={show} />
      {!workspace.isNarrow && <p className="stress-note">{panes.loops.lastUsed}</p>}
      {table.outside.length > 0 && (
        <>
          <h3>{panes.loops.outside(table.outside.length)}</h3>
          <div className="stress-outside">
            {table.outside.map((loop, index) => (
              <TakeButton
                key={loop.id}
                contents={contents}
                loop={loop}
                name={loop.description ?? panes.loops.take(index + 1)}
                onOpen={() => show([loop])}
              />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

interface TableProps {
  readonly contents: ReadyContents;
  readonly table: StressTable;
  readonly isNarrow: boolean;
  readonly onShow: (loops: readonly CineDisplaySet[]) => void;
}

function Table({ contents, table, isNarrow, onShow }: TableProps) {
  const { panes } = useMessages();
  const { stages, views, takes } = table;
  const lastOf = (stage: StressStage, view: StressView) => takes(stage, view).slice(-1);
  return (
    <div className="stress-scroll">
      <table>
        <caption className="visually-hidden">{panes.loops.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{panes.loops.view}</th>
            {stages.map((stage) => (
              <Heading
                key={stage.id}
                scope="col"
                name={stageName(panes, stage)}
                loops={isNarrow ? [] : views.flatMap((view) => lastOf(stage, view))}
                label={panes.loops.showStage}
                onShow={onShow}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {views.map((view) => (
            <tr key={view.id}>
              <Heading
                scope="row"
                name={viewName(panes, view)}
                loops={isNarrow ? [] : stages.flatMap((stage) => lastOf(stage, view))}
                label={panes.loops.showView}
                onShow={onShow}
              />
              {stages.map((stage) => (
                <td key={stage.id}>
                  <StressCell
                    contents={contents}
                    takes={takes(stage, view)}
                    stage={stageName(panes, stage)}
                    view={viewName(panes, view)}
                    onOpen={(loop) => onShow([loop])}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface HeadingProps {
  readonly scope: 'col' | 'row';
  readonly name: string;
  /** Shown together when asked for; a telephone shows one at a time and offers no such thing. */
  readonly loops: readonly CineDisplaySet[];
  readonly label: (name: string, count: number) => string;
  readonly onShow: (loops: readonly CineDisplaySet[]) => void;
}

function Heading({ scope, name, loops, label, onShow }: HeadingProps) {
  return (
    <th scope={scope}>
      {loops.length > 1 ? (
        <Button variant="tertiary" aria-label={label(name, loops.length)} onClick={() => onShow(loops)}>
          {name}
        </Button>
      ) : (
        name
      )}
    </th>
  );
}
