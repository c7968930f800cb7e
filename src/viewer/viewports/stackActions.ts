import { type RefObject } from 'react';

import { type DisplaySet, type StackDisplaySet } from '#dicom/displaySet.ts';
import { type CanvasCommands } from '#viewer/rendering/canvas.ts';
import { type PaneHandle } from './paneHandle.ts';
import { type Stack } from './useStack.ts';

const sliced = new Set(['CT', 'MR', 'PT', 'NM']);

/** Cross-sections are read by convention: turning one makes right left. Allowed only when armed (BIR: DX and CR only). */
export function mayTurn(displaySet: DisplaySet, isArmed: boolean): boolean {
  return isArmed || !sliced.has(displaySet.modality);
}

/** What a pane with a canvas offers. Photographs and loops in colour have no window. */
export function stackActions(displaySet: StackDisplaySet, stack: RefObject<Stack>): PaneHandle {
  const ask = (run: (commands: CanvasCommands) => void) => {
    const commands = stack.current.commands.current;
    if (commands !== null) run(commands);
  };
  return {
    step: (count) => ask((commands) => commands.scrollBy(count)),
    toFirst: () => ask((commands) => commands.goTo(0)),
    standsAt: () => stack.current.state.index,
    toLast: () => ask((commands) => commands.goTo(stack.current.total - 1)),
    zoomBy: (factor) => ask((commands) => commands.zoomBy(factor)),
    panBy: (by) => ask((commands) => commands.panBy(by)),
    fit: () => ask((commands) => commands.fit()),
    actualSize: () => ask((commands) => commands.actualSize()),
    reset: () => ask((commands) => commands.reset()),
    retry: () => ask((commands) => commands.retry()),
    rotate: (degrees) => ask((commands) => commands.rotate(degrees)),
    flip: (axis) => ask((commands) => commands.flip(axis)),
    ...(displaySet.kind === 'photos' ? {} : readingActions(stack, ask)),
  };
}

function readingActions(
  stack: RefObject<Stack>,
  ask: (run: (commands: CanvasCommands) => void) => void,
): PaneHandle {
  return {
    invert: () => ask((commands) => commands.invert()),
    setWindow: (window) => ask((commands) => commands.setWindow(window)),
    windowBy: ({ center, width }) => {
      const window = stack.current.painted?.window;
      if (window === undefined) return;
      ask((commands) =>
        commands.setWindow({
          center: window.center + center * window.width,
          width: Math.max(1, window.width * (1 + width)),
        }),
      );
    },
    removeMeasurements: () => ask((commands) => commands.removeMeasurements()),
  };
}
