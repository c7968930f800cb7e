import { type RefObject } from 'react';

import { type DisplaySet, type StackDisplaySet, stackPositions } from '#dicom/displaySet.ts';
import { displayShutterOf } from '#dicom/displayShutter.ts';
import { overlayPlanesOf } from '#dicom/overlayPlane.ts';
import { type CanvasCommands } from '#viewer/rendering/canvas.ts';
import { maskableLoop } from '#viewer/rendering/subtraction/stackSubtraction.ts';
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
    goTo: (index) => ask((commands) => commands.goTo(index)),
    toFirst: () => ask((commands) => commands.goTo(0)),
    standsAt: () => stack.current.state.index,
    toLast: () => ask((commands) => commands.goTo(stack.current.total - 1)),
    zoomBy: (factor) => ask((commands) => commands.zoomBy(factor)),
    panBy: (by) => ask((commands) => commands.panBy(by)),
    fit: () => ask((commands) => commands.fit()),
    actualSize: () => ask((commands) => commands.actualSize()),
    reset: () => ask((commands) => commands.reset()),
    retry: () => ask((commands) => commands.retry()),
    toggleMarks: () => stack.current.marks.actions.toggleMarks(),
    toggleStored: () => stack.current.marks.actions.toggleStored(),
    openMarks: () => stack.current.marks.actions.openMarks(),
    rotate: (degrees) => ask((commands) => commands.rotate(degrees)),
    flip: (axis) => ask((commands) => commands.flip(axis)),
    measure: (step) => ask((commands) => commands.measure(step)),
    removeMeasurements: () => ask((commands) => commands.removeMeasurements()),
    ...layerActions(displaySet, ask),
    ...(maskableLoop(displaySet) === undefined
      ? {}
      : { subtract: (step) => ask((commands) => commands.subtract(step)) }),
    ...(displaySet.kind === 'photos' ? {} : readingActions(stack, ask)),
  };
}

/** Only for what some image of the pane has: a switch that does nothing would say that there is something. */
function layerActions(
  displaySet: StackDisplaySet,
  ask: (run: (commands: CanvasCommands) => void) => void,
): PaneHandle {
  const positions = stackPositions(displaySet);
  const hasShutter = positions.some(
    ({ instance, frameNumber }) => displayShutterOf(instance, frameNumber) !== undefined,
  );
  const hasGraphics = positions.some(({ instance }) => overlayPlanesOf(instance.dataset).length > 0);
  return {
    ...(hasShutter ? { toggleShutter: () => ask((commands) => commands.toggle('shutter')) } : {}),
    ...(hasGraphics ? { toggleGraphics: () => ask((commands) => commands.toggle('graphics')) } : {}),
  };
}

function readingActions(
  stack: RefObject<Stack>,
  ask: (run: (commands: CanvasCommands) => void) => void,
): PaneHandle {
  return {
    invert: () => ask((commands) => commands.invert()),
    setWindow: (window) => ask((commands) => commands.setWindow(window)),
    setTable: (index) => ask((commands) => commands.setTable(index)),
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
    moveProbe: (by) => ask((commands) => commands.moveProbe(by)),
    moveCursor: (by) => ask((commands) => commands.moveCursor(by)),
  };
}
