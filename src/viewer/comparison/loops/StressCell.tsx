import { type CineDisplaySet } from '#dicom/displaySet.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { Thumbnail } from '#viewer/comparison/SeriesStrip.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { displaySetCount } from '#viewer/viewports/displaySetWords.ts';

export interface StressCellProps {
  readonly contents: ReadyContents;
  readonly takes: readonly CineDisplaySet[];
  readonly stage: string;
  readonly view: string;
  readonly onOpen: (loop: CineDisplaySet) => void;
}

/** Everything taken of one view at one stage, or that nothing was. */
export function StressCell({ contents, takes, stage, view, onOpen }: StressCellProps) {
  const { loops } = useMessages().panes;
  if (takes.length === 0) return <span className="stress-absent">{loops.absent}</span>;
  const opened = loops.open(view, stage);
  return (
    <div className="stress-takes">
      {takes.map((loop, index) => (
        <TakeButton
          key={loop.id}
          contents={contents}
          loop={loop}
          label={takes.length === 1 ? opened : loops.openTake(opened, index + 1, takes.length)}
          name={takes.length === 1 ? undefined : loops.take(index + 1)}
          onOpen={() => onOpen(loop)}
        />
      ))}
    </div>
  );
}

interface TakeButtonProps {
  readonly contents: ReadyContents;
  readonly loop: CineDisplaySet;
  readonly label?: string;
  readonly name: string | undefined;
  readonly onOpen: () => void;
}

/** One loop, by its picture. */
export function TakeButton({ contents, loop, label, name, onOpen }: TakeButtonProps) {
  const { panes } = useMessages();
  const count = displaySetCount(panes, loop);
  return (
    <button
      type="button"
      className="stress-take"
      {...(label === undefined ? {} : { 'aria-label': `${label}, ${count}` })}
      onClick={onOpen}
    >
      <Thumbnail contents={contents} displaySet={loop} />
      <span>{name === undefined ? count : `${name} · ${count}`}</span>
    </button>
  );
}
