import { ArrowLeftIcon } from '@navikt/aksel-icons';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { anatomicalPlanes } from '#viewer/rendering/planes/planeGrid.ts';
import { type Slab } from '#viewer/rendering/planes/planes.ts';
import { type PlanesSession } from '#viewer/rendering/planes/planesSession.ts';
import { Button } from '#viewer/ui/Button.tsx';
import { Choice } from '#viewer/viewports/Choice.tsx';
import { PetControls, type PetControlsProps } from './PetControls.tsx';
import { projections, thicknesses } from './slabs.ts';
import { usePlaneState } from './usePlanes.ts';

export interface PlanesBarProps {
  readonly session: PlanesSession;
  readonly slab: Slab;
  readonly onSlab: (slab: Slab) => void;
  readonly onBack: () => void;
  readonly onRetry: () => void;
  /** What is shown over the volume. */
  readonly pet?: PetControlsProps | undefined;
  /** Which plane is shown, where there is room for one alone; place from 0. */
  readonly plane?: { readonly active: number; readonly onChoose: (place: number) => void };
}

/** The way back, how thick the slices are, and what could not be had. */
export function PlanesBar({ session, slab, onSlab, onBack, onRetry, pet, plane }: PlanesBarProps) {
  const { panes, common } = useMessages();
  const { planes } = panes;
  const failed = usePlaneState(session, anatomicalPlanes[plane?.active ?? 0] ?? 'axial')?.failed ?? 0;
  const thickness = thicknesses.find((millimetres) => millimetres === slab.millimetres) ?? 0;
  return (
    <div className="pane-player planes-bar" role="toolbar" aria-label={planes.group}>
      <Button variant="tertiary" icon={<ArrowLeftIcon aria-hidden />} onClick={onBack}>
        {planes.close}
      </Button>
      {plane !== undefined && (
        <Choice
          label={planes.choose}
          value={anatomicalPlanes[plane.active] ?? 'axial'}
          choices={anatomicalPlanes}
          nameOf={(one) => planes.name[one]}
          onChoose={(one) => plane.onChoose(anatomicalPlanes.indexOf(one))}
        />
      )}
      <Choice
        label={planes.thickness}
        value={thickness}
        choices={thicknesses}
        nameOf={planes.thicknessOf}
        onChoose={(millimetres) => onSlab({ ...slab, millimetres })}
      />
      {thickness > 0 && (
        <Choice
          label={planes.projection}
          value={slab.projection}
          choices={projections}
          nameOf={(one) => planes.projectionName[one]}
          onChoose={(projection) => onSlab({ ...slab, projection })}
        />
      )}
      {pet !== undefined && <PetControls {...pet} />}
      {failed > 0 && (
        <Button variant="tertiary" onClick={onRetry}>
          {common.retry}
        </Button>
      )}
    </div>
  );
}
