import { type PetScale } from '#dicom/suv.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { type OverlayLook } from '#viewer/rendering/planes/planes.ts';
import { Choice } from '#viewer/viewports/Choice.tsx';
import { petRanges, rangeWords } from './petWords.ts';

export interface PetControlsProps {
  readonly scale: PetScale;
  readonly highest: number;
  readonly look: OverlayLook;
  readonly onLook: (look: OverlayLook) => void;
}

/** How much PET covers CT, what its colours mean, and whether they are SUV. */
export function PetControls({ scale, highest, look, onLook }: PetControlsProps) {
  const { panes } = useMessages();
  const { planes } = panes;
  const ranges = petRanges(scale, highest);
  const value = ranges.find(({ to }) => to === look.range.to) ?? ranges[2] ?? look.range;
  return (
    <>
      <label className="planes-opacity">
        <span>{planes.opacity}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={Math.round(look.opacity * 100)}
          onChange={(event) => onLook({ ...look, opacity: Number(event.currentTarget.value) / 100 })}
        />
      </label>
      <Choice
        label={planes.range}
        value={value}
        choices={ranges}
        nameOf={(range) => rangeWords(panes, scale, range)}
        onChoose={(range) => onLook({ ...look, range })}
      />
      {scale.kind === 'suv' ? (
        <span className="pane-quiet">{planes.suvBy}</span>
      ) : (
        <span className="pane-warning">{planes.without(planes.missing[scale.missing])}</span>
      )}
    </>
  );
}
