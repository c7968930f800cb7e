import { type CanvasCommands } from '#viewer/rendering/canvas.ts';
import { toggled } from './layers.ts';
import { type LinkMember } from './links.ts';
import { type Measurements } from './measurements.ts';
import { type Probe } from './probe.ts';
import { type SpatialLayer } from './spatialLayer.ts';
import { type StackView } from './stackView.ts';
import { type ViewVoice } from './viewVoice.ts';

/** The commands of a canvas: what moves goes through its link, so that others may follow. */
export function commandsOf(
  view: StackView,
  member: LinkMember,
  drawn: {
    readonly measurements: Measurements;
    readonly probe: Probe;
    readonly spatial: SpatialLayer;
    readonly voice: ViewVoice;
  },
): CanvasCommands {
  const { voice } = drawn;
  return {
    goTo: (index) => member.scrollTo(index),
    scrollBy: (positions) => member.scrollBy(positions),
    setWindow: (window) => member.setWindow(window),
    setTable: (table) => view.setWish({ window: undefined, table }),
    invert: () => view.setWish(({ isInverted }) => ({ isInverted: !isInverted })),
    subtract: (step) => {
      const subtraction = view.stack?.subtraction;
      const painted = view.painted?.position.frameNumber ?? view.wanted + 1;
      if (subtraction !== undefined)
        view.setWish(({ window }) => ({ window: subtraction.step(step, painted, window) }));
    },
    toggle: (layer) => view.setWish(({ hidden }) => ({ hidden: toggled(hidden, layer) })),
    zoomBy: (factor) => voice.after(() => member.zoom(factor)),
    panBy: ({ x, y }) => voice.after(() => member.pan({ x: x * devicePixelRatio, y: y * devicePixelRatio })),
    fit: () => voice.after(() => member.fit()),
    actualSize: () => voice.after(() => member.actualSize()),
    rotate: (degrees) => member.rotate(degrees),
    flip: (axis) => member.flip(axis),
    reset: () => voice.after(() => member.reset()),
    play: (timing) => member.play(timing),
    pause: () => member.pause(),
    removeMeasurements: () => drawn.measurements.removeAll(),
    measure: (step) => drawn.measurements.step(step),
    moveProbe: (by) => drawn.probe.moveBy(by),
    moveCursor: (by) => drawn.spatial.moveBy(by),
    retry: () => view.retry(),
    // Nothing that the first image waits for.
    read: async (window) => (await import('./reading.ts')).readPainted(view, window),
  };
}
