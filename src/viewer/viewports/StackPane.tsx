import { useCallback, useEffect, useMemo, useRef } from 'react';

import { type CineDisplaySet, type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { frameTiming } from '#dicom/frameTiming.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { KeyImagesBar } from './keyObjects/KeyImagesBar.tsx';
import { useLoopSpeed } from './loopSpeed.ts';
import { PaneFrame } from './PaneFrame.tsx';
import { PlayerBar } from './PlayerBar.tsx';
import { playedTiming } from './playback.ts';
import { stackActions } from './stackActions.ts';
import { frameProps } from './stackFrame.ts';
import { StackStage } from './StackStage.tsx';
import { type Stack, useStack } from './useStack.ts';
import { useCurrent } from './useCurrent.ts';
import { useHandle } from './useHandle.ts';
import { type ViewportProps } from './viewportProps.ts';

/** A pane of single images or slices. */
export function ImagePane({
  displaySet,
  ...props
}: ViewportProps & { readonly displaySet: ImagesDisplaySet }) {
  const element = useRef<HTMLElement>(null);
  const counter = useRef<HTMLElement>(null);
  const stack = useStack(displaySet, props.start ?? 0, {
    element,
    counter,
    contents: props.contents,
    ...(props.against === undefined ? {} : { against: props.against }),
  });
  const stackRef = useCurrent(stack);
  useHandle(props.onHandle, () => stackActions(displaySet, stackRef));
  const { selectedFrom } = displaySet;
  const tell = useCurrent(props.onShown);
  const { instance: shown } = stack.position;
  useEffect(() => tell.current?.(shown), [tell, shown]);
  return (
    <PaneFrame
      {...frameProps(props, stack)}
      ref={element}
      kind="images"
      displaySetId={displaySet.id}
      below={
        selectedFrom !== undefined && (
          <KeyImagesBar
            shown={stack.total}
            selectedFrom={selectedFrom}
            onAll={() => {
              const { instance, frameNumber } = stackRef.current.position;
              props.onOpen?.(selectedFrom.id, { sopInstanceUid: instance.sopInstanceUid, frameNumber });
            }}
          />
        )
      }
    >
      <StackStage
        {...props}
        stack={stack}
        displaySet={displaySet}
        frames={props.contents.frames}
        counter={counter}
      />
    </PaneFrame>
  );
}

/** A pane with a loop: plays at once at its true rate, in step with the loops linked to it. */
export function CinePane({ displaySet, ...props }: ViewportProps & { readonly displaySet: CineDisplaySet }) {
  const { loops } = useMessages().panes;
  const element = useRef<HTMLElement>(null);
  const counter = useRef<HTMLElement>(null);
  const stack = useStack(displaySet, 0, { element, counter, contents: props.contents });
  const stackRef = useCurrent(stack);
  const loop = useLoop(displaySet, stack, props.link);
  const { actions } = loop;
  useHandle(props.onHandle, () => ({ ...stackActions(displaySet, stackRef), ...actions }));
  const isPlaying = stack.painted?.playing !== undefined;
  const playPause = () => {
    const wish = isPlaying ? 'pause' : 'play';
    actions[wish]();
    props.onPlayPause?.(wish);
  };
  return (
    <PaneFrame
      {...frameProps(props, stack)}
      ref={element}
      kind="cine"
      displaySetId={displaySet.id}
      below={
        <PlayerBar
          isActive={props.isActive}
          isPlaying={isPlaying}
          speed={loop.speed}
          onPlayPause={playPause}
          onStep={actions.step}
          onFirst={actions.toFirst}
          onLast={actions.toLast}
          onSpeed={loop.setSpeed}
        >
          {loop.isShared && (
            <span className="pane-quiet" title={loops.sharedSpeedLong}>
              {loops.sharedSpeed}
            </span>
          )}
          <LoopRate displaySet={displaySet} stack={stack} />
        </PlayerBar>
      }
    >
      <StackStage
        {...props}
        stack={stack}
        displaySet={displaySet}
        frames={props.contents.frames}
        counter={counter}
        onStopped={loop.onStopped}
      />
    </PaneFrame>
  );
}

function LoopRate({ displaySet, stack }: { readonly displaySet: CineDisplaySet; readonly stack: Stack }) {
  const { panes } = useMessages();
  const timing = frameTiming(displaySet.instance);
  const measured = stack.painted?.playing?.measuredRate;
  const isUnknown = timing.source === 'assumed';
  return (
    <>
      <span
        className={isUnknown ? 'pane-warning' : 'pane-quiet'}
        title={isUnknown ? panes.rateUnknown(timing.framesPerSecond) : panes.trueRate(timing.framesPerSecond)}
      >
        {isUnknown ? `${panes.rateUnknownShort} · ` : ''}
        {panes.rate(timing.framesPerSecond)}
      </span>
      {measured !== undefined && measured > 0 && (
        <span className="pane-quiet">{panes.measured(measured)}</span>
      )}
    </>
  );
}

/** Playing state is the canvas's own; here stands only what the user wishes: the speed, and whether to play at all. */
function useLoop(displaySet: CineDisplaySet, stack: Stack, link: ViewportProps['link']) {
  const { speed, setSpeed, changeSpeed, isShared } = useLoopSpeed(link);
  const { commands, isReady } = stack;
  const wishes = useRef<'play' | 'pause'>('play');
  const timing = useCurrent(playedTiming(frameTiming(displaySet.instance), speed));
  const last = displaySet.numberOfFrames - 1;
  const speedier = useCurrent(changeSpeed);
  useEffect(() => {
    if (isReady && wishes.current === 'play') {
      commands.current?.play(playedTiming(frameTiming(displaySet.instance), speed));
    }
  }, [commands, isReady, displaySet, speed]);
  const actions = useMemo(() => {
    const pause = () => {
      wishes.current = 'pause';
      commands.current?.pause();
    };
    const goTo = (frame: number) => {
      pause();
      commands.current?.goTo(frame);
    };
    return {
      pause,
      play: () => {
        wishes.current = 'play';
        commands.current?.play(timing.current);
      },
      isPlaying: () => wishes.current === 'play',
      step: (frames: number) => {
        pause();
        commands.current?.scrollBy(frames);
      },
      goTo,
      toFirst: () => goTo(0),
      toLast: () => goTo(last),
      changeSpeed: (step: 1 | -1) => speedier.current(step),
    };
  }, [commands, timing, last, speedier]);
  // By the wheel, or with a loop linked to it: what is asked next is to play again.
  const onStopped = useCallback(() => {
    wishes.current = 'pause';
  }, []);
  return { speed, setSpeed, isShared, actions, onStopped };
}
