import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';

import { type StackDisplaySet, type StackPosition, stackPositions } from '#dicom/displaySet.ts';
import {
  type CanvasCommands,
  type CanvasState,
  type PaintedFrame,
  type Target,
} from '#viewer/rendering/canvas.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useReadings } from './automation.ts';
import { type Marks, useMarks } from './marks/useMarks.ts';
import { type PaintedState } from './Overlay.tsx';
import { useCurrent } from './useCurrent.ts';

export interface Stack {
  readonly target: Target;
  readonly total: number;
  readonly state: CanvasState;
  readonly painted: PaintedState | undefined;
  /** What the overlay speaks of: the image on screen, or the one asked for while nothing is. */
  readonly position: StackPosition;
  readonly marks: Marks;
  readonly commands: RefObject<CanvasCommands | null>;
  /** Set for as long as the canvas is there. */
  readonly isReady: boolean;
  readonly onState: (state: CanvasState) => void;
  readonly onFrame: (frame: PaintedFrame) => void;
  readonly onCommands: (commands: CanvasCommands | null) => void;
}

/** What a stack is told of the pane it is in. */
interface StackSurroundings {
  readonly element: RefObject<HTMLElement | null>;
  readonly counter: RefObject<HTMLElement | null>;
  readonly contents: ReadyContents;
  readonly against?: Target['against'];
}

/**
 * The React side of one canvas: where it was told to start, and what it said last. Per-frame facts (which image is painted) are written
 * straight onto `element` and `counter`, past React.
 */
export function useStack(
  displaySet: StackDisplaySet,
  start: number,
  { element, counter, contents, against }: StackSurroundings,
): Stack {
  const target = useTarget(displaySet, start, against);
  const positions = useMemo(() => stackPositions(displaySet), [displaySet]);
  const [state, setState] = useState<CanvasState>({ state: 'loading', index: start });
  const [isReady, setReady] = useState(false);
  const commands = useRef<CanvasCommands | null>(null);
  const onFrame = useCallback(
    (frame: PaintedFrame) => {
      element.current?.setAttribute('data-sop-instance-uid', frame.sopInstanceUid);
      element.current?.setAttribute('data-frame', String(frame.frameNumber));
      counter.current?.setAttribute('data-index', String(frame.index + 1));
    },
    [element, counter],
  );
  const onState = useCallback(
    (next: CanvasState) => {
      setState(next);
      if (next.state === 'painted') {
        onFrame(next);
        return;
      }
      element.current?.removeAttribute('data-sop-instance-uid');
      element.current?.removeAttribute('data-frame');
    },
    [element, onFrame],
  );
  const onCommands = useCallback((next: CanvasCommands | null) => {
    commands.current = next;
    setReady(next !== null);
  }, []);
  useReadings(element, commands);
  const painted = state.state === 'painted' ? state : undefined;
  const position = positions[state.index] ?? positions[0];
  useOtherCopies(contents.addressesOf(position.instance).length, state, commands);
  const marks = useMarks(displaySet, contents, painted !== undefined);
  return {
    target,
    marks,
    total: positions.length,
    state,
    painted,
    position,
    commands,
    isReady,
    onState,
    onFrame,
    onCommands,
  };
}

function useTarget(displaySet: StackDisplaySet, start: number, against: Target['against']): Target {
  return useMemo<Target>(
    () => ({
      displaySet,
      index: start,
      orientation: 'acquisition',
      ...(against === undefined ? {} : { against }),
    }),
    [displaySet, start, against],
  );
}

/** An image that failed is asked for anew when it turns out that another archive holds it too. */
function useOtherCopies(
  copies: number,
  { state }: CanvasState,
  commands: RefObject<CanvasCommands | null>,
): void {
  const latest = useCurrent(state);
  useEffect(() => {
    if (copies > 1 && latest.current === 'failed') commands.current?.retry();
  }, [copies, latest, commands]);
}
