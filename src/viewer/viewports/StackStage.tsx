import { type RefObject } from 'react';

import { type StackDisplaySet } from '#dicom/displaySet.ts';
import { type FrameSource } from '#dicom/frame.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type Link, type Tool } from '#viewer/rendering/canvas.ts';
import { type Spatial } from '#viewer/rendering/spatial.ts';
import { ImageCanvas } from '#viewer/rendering/canvas/ImageCanvas.tsx';
import { Announcement, SpokenChange } from './Announcement.tsx';
import { canvasWords } from './canvasWords.ts';
import { type OverlayLevel } from './cornerText.ts';
import { FailedCover } from './FailedCover.tsx';
import { lookWords } from './lookWords.ts';
import { layerWords } from './LayerBadges.tsx';
import { badgeParts } from './marks/marksWords.ts';
import { MarksBadge } from './marks/MarksBadge.tsx';
import { Overlay } from './Overlay.tsx';
import { markedPositions } from './keyObjects/MarkBadges.tsx';
import { type PaneHeading } from './paneHeading.ts';
import { usePaneSurroundings } from './paneSurroundings.tsx';
import { ReplacedBadge } from './sources/ReplacedBadge.tsx';
import { SeenCount } from './seen/SeenCount.tsx';
import { PositionBar } from './PositionBar.tsx';
import { subtractionWords } from './subtractionWords.ts';
import { type Stack } from './useStack.ts';

export interface StackStageProps {
  readonly stack: Stack;
  readonly displaySet: StackDisplaySet;
  readonly frames: FrameSource;
  readonly tool: Tool;
  readonly link?: Link;
  readonly spatial?: Spatial;
  readonly heading: PaneHeading;
  readonly level: OverlayLevel;
  readonly notes: readonly string[];
  readonly isActive: boolean;
  readonly counter: RefObject<HTMLElement | null>;
  readonly onStopped?: () => void;
}

/** The picture with what stands over it: text, position, progress, and a cover where it failed. */
export function StackStage(props: StackStageProps) {
  const { stack, displaySet, heading, level, notes } = props;
  const { panes } = useMessages();
  const around = usePaneSurroundings();
  const { state, painted, total } = stack;
  const label = displaySet.kind === 'cine' ? panes.frameLabel : panes.imageLabel;
  return (
    <>
      <ImageCanvas
        target={stack.target}
        frames={props.frames}
        tool={props.tool}
        {...(props.link === undefined ? {} : { link: props.link })}
        {...(props.spatial === undefined ? {} : { spatial: props.spatial })}
        words={canvasWords(panes)}
        label={label(state.index + 1, total)}
        {...(stack.marks.layers === undefined ? {} : { layers: stack.marks.layers })}
        onLayers={stack.marks.onLayers}
        onState={stack.onState}
        onFrame={stack.onFrame}
        {...(props.onStopped === undefined ? {} : { onStopped: props.onStopped })}
        commands={stack.onCommands}
      />
      <Overlay
        heading={heading}
        level={level}
        painted={{ displaySet, ...stack.position }}
        state={painted}
        notes={notes}
        onToggle={(layer) => stack.commands.current?.toggle(layer)}
        onSubtraction={() => stack.commands.current?.subtract({ kind: 'toggle' })}
      >
        <ReplacedBadge frames={props.frames} position={stack.position} />
        <MarksBadge
          marks={stack.marks}
          position={stack.position}
          grey={painted?.presentedGrey}
          onGoTo={(index) => stack.commands.current?.goTo(index)}
        />
      </Overlay>
      <PositionBar
        index={state.index}
        total={total}
        loaded={painted?.loaded ?? 0}
        marks={markedPositions(around, displaySet)}
        label={label}
        onGoTo={(index) => stack.commands.current?.goTo(index)}
      />
      <Progress {...props} />
      <Failed {...props} />
      <Announcement
        text={label(state.index + 1, total)}
        isActive={props.isActive && state.state === 'painted'}
      />
      <Announcement text={heading.description} isActive={props.isActive && painted !== undefined} />
      <Changes {...props} />
    </>
  );
}

/** What hands and keys change of the look, for whoever does not see it. */
function Changes({ stack: { painted, marks, position }, notes, isActive }: StackStageProps) {
  const words = useMessages();
  const shown = marks.shownBy(position);
  const over = badgeParts(words.panes, marks, { shown, grey: painted?.presentedGrey }).join(', ');
  const subtraction =
    painted?.subtraction === undefined ? '' : subtractionWords(words.panes.subtraction, painted.subtraction);
  return (
    <>
      <SpokenChange text={lookWords(words, painted)} within={painted?.index} isActive={isActive} />
      <SpokenChange
        text={layerWords(words.panes, painted?.layers)}
        within={painted?.index}
        isActive={isActive}
      />
      <SpokenChange text={over} within={painted?.index} isActive={isActive} />
      <SpokenChange text={subtraction} within={painted?.index} isActive={isActive} />
      <SpokenChange text={notes.join('. ')} within={0} isActive={isActive} />
    </>
  );
}

function Failed({ stack: { state, commands } }: StackStageProps) {
  if (state.state !== 'failed') return null;
  return (
    <FailedCover
      image={state.index + 1}
      reason={state.reason}
      detail={state.detail}
      {...(state.needed === undefined ? {} : { needed: state.needed })}
      onRetry={() => commands.current?.retry()}
    />
  );
}

/** «12 av 212», and a thin line with numbers while frames are on their way. */
function Progress({ stack, displaySet, counter }: StackStageProps) {
  const { panes } = useMessages();
  const { state, painted, total } = stack;
  const loaded = painted?.loaded ?? 0;
  const pending = painted?.pending ?? (state.state === 'loading' ? state.index : undefined);
  return (
    <div className="pane-progress">
      {total > 1 && (
        <span
          ref={counter}
          className="pane-counter"
          data-index={state.index + 1}
          data-of={panes.imageOf(0, total).replace(/^0/, '')}
        />
      )}
      {pending !== undefined && <span className="pane-pending">{panes.loadingImage(pending + 1)}</span>}
      {total > 1 && loaded < total && <span className="pane-quiet">{panes.loaded(loaded, total)}</span>}
      <SeenCount displaySet={displaySet} where="pane" />
      {loaded < total && (
        <progress className="pane-line" value={loaded} max={total} aria-label={panes.loaded(loaded, total)} />
      )}
    </div>
  );
}
