import { measurementBasis } from '#dicom/measurement.ts';
import { Missing } from '#viewer/comparison/change/ChangePanel.tsx';
import { isWithoutMeasure } from '#viewer/comparison/change/measuringCommands.ts';
import { PanelFrame } from '#viewer/comparison/change/PanelFrame.tsx';
import { TargetSection } from '#viewer/comparison/change/TargetSection.tsx';
import { useTargets } from '#viewer/comparison/change/useTargets.ts';
import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import {
  type FigurePlace,
  isCalibration,
  isWoundOutline,
  scopeOf,
  useDrawnFigures,
  useMeasuredCanvases,
} from '#viewer/viewports/measuring/figures.ts';
import { CalibrateStep } from './CalibrateStep.tsx';
import { OutlineStep } from './OutlineStep.tsx';
import './wound.css';

/** A wound in a photograph: calibrated to a ruler or a marker in it, outlined, and followed over its dates. */
export function WoundPanel(workspace: Workspace) {
  const { wound, change } = useMessages().panes.measuring;
  const measured = useTargets(workspace);
  const place = usePhotograph(workspace);
  const figures = useDrawnFigures();
  const wounds = measured.targets.filter(({ rows }) =>
    rows.some(({ source }) => source.kind === 'drawn' && isWoundOutline(source.figure)),
  );
  const isOnRuler = figures.some((one) => isCalibration(one) && one.millimetres !== undefined);
  return (
    <PanelFrame title={wound.title}>
      <p className="measuring-local">{change.local}</p>
      {place === undefined ? (
        <p>{wound.pick}</p>
      ) : (
        <>
          <CalibrateStep
            key={place.key}
            drawn={figures.find((one) => isCalibration(one) && one.place.key === place.key)}
            isStated={isStated(place)}
          />
          <OutlineStep workspace={workspace} />
        </>
      )}
      {isOnRuler && <Notice kind="warning">{wound.plane}</Notice>}
      <section className="wound-step">
        <h3>{wound.overTime}</h3>
        {wounds.length === 0 && <p className="measuring-local">{wound.none}</p>}
        {wounds.map((target) => (
          <TargetSection key={target.id} target={target} targets={measured.targets} />
        ))}
        <Missing measured={measured} isComplete={workspace.timeline.state === 'complete'} />
      </section>
    </PanelFrame>
  );
}

/** The photograph that the active pane shows now. */
function usePhotograph({ arrangement }: Workspace): FigurePlace | undefined {
  const active = usePaneStore((store) => store.active);
  const canvases = useMeasuredCanvases();
  const displaySet = arrangement.cells[Math.min(active, arrangement.cells.length - 1)]?.displaySet;
  if (displaySet === undefined || !isWithoutMeasure(displaySet)) return undefined;
  return canvases.find(({ place }) => place.scope === scopeOf(displaySet))?.place;
}

function isStated({ image }: FigurePlace): boolean {
  if (image === undefined) return false;
  const { instance, frameNumber } = image.position;
  return measurementBasis(instance, frameNumber).kind === 'stated';
}
