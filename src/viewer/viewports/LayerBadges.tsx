import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { type Layer, type LayersShown } from '#viewer/rendering/canvas.ts';
import { type PaintedState } from './Overlay.tsx';
import './layerBadges.css';

export interface LayerBadgesProps {
  readonly state: PaintedState;
  readonly onToggle: (layer: Layer) => void;
}

/** What lies over the picture or hides part of it, each a switch of its own, and colours that could not be managed. */
export function LayerBadges({ state, onToggle }: LayerBadgesProps) {
  const { light } = useMessages().panes;
  const { shutter, graphics } = state.layers ?? {};
  return (
    <>
      {shutter !== undefined && (
        <Switch layer="shutter" shown={shutter} title={light.shutterLong[shutter]} onToggle={onToggle}>
          {light.shutter[shutter]}
        </Switch>
      )}
      {graphics !== undefined && graphics.count > 0 && (
        <Switch
          layer="graphics"
          shown={graphics.state}
          title={light.graphicsLong(graphics.names, graphics.fromState)}
          onToggle={onToggle}
        >
          {light.graphics[graphicsWord(graphics)](graphics.count)}
        </Switch>
      )}
      {graphics !== undefined && graphics.missing > 0 && (
        <Warning title={light.graphicsMissingLong}>{light.graphicsMissing(graphics.missing)}</Warning>
      )}
      {graphics !== undefined && graphics.withheld > 0 && (
        <Warning title={light.graphicsWithheldLong}>{light.graphicsWithheld(graphics.withheld)}</Warning>
      )}
      {state.missingTables !== undefined && (
        <Warning title={light.tableMissingLong}>{light.tableMissing}</Warning>
      )}
      {state.profile === 'not-applied' && (
        <Warning title={light.profileNotAppliedLong}>{light.profileNotApplied}</Warning>
      )}
    </>
  );
}

/** The switches of a picture as they stand, in words to be spoken; empty where it has none. */
export function layerWords({ light }: Messages['panes'], layers: LayersShown | undefined): string {
  const { shutter, graphics } = layers ?? {};
  return [
    ...(shutter === undefined ? [] : [light.shutter[shutter]]),
    ...(graphics === undefined || graphics.count === 0
      ? []
      : [light.graphics[graphicsWord(graphics)](graphics.count)]),
  ].join(', ');
}

/** Not everything over the image is of the apparatus. */
function graphicsWord({ state, fromState }: NonNullable<LayersShown['graphics']>): 'on' | 'off' | 'state' {
  return state === 'on' && fromState > 0 ? 'state' : state;
}

interface SwitchProps extends Pick<LayerBadgesProps, 'onToggle'> {
  readonly layer: Layer;
  readonly shown: 'on' | 'off';
  readonly title: string;
  readonly children: string;
}

function Switch({ layer, shown, title, onToggle, children }: SwitchProps) {
  return (
    <button
      type="button"
      className="pane-badge layer-switch"
      data-layer={layer}
      data-shown={shown}
      aria-pressed={shown === 'on'}
      title={title}
      onClick={() => onToggle(layer)}
    >
      {children}
    </button>
  );
}

function Warning({ title, children }: { readonly title: string; readonly children: string }) {
  return (
    <span className="pane-badge" data-tone="warning" title={title}>
      {children}
    </span>
  );
}
