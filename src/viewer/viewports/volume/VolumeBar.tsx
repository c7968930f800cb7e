import { ArrowLeftIcon } from '@navikt/aksel-icons';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type ViewedFrom, viewedFrom } from '#viewer/rendering/volume/camera.ts';
import { presetsFor, type VolumePreset, type VolumeScale } from '#viewer/rendering/volume/transfer.ts';
import { Button } from '#viewer/ui/Button.tsx';
import { Choice } from '#viewer/viewports/Choice.tsx';

/** Of a volume that a hand has turned. */
const unnamed = 'free';
type Unnamed = typeof unnamed;

export interface VolumeBarProps {
  readonly scale: VolumeScale;
  readonly preset: VolumePreset | undefined;
  readonly from: ViewedFrom | undefined;
  readonly onPreset: (preset: VolumePreset) => void;
  readonly onFrom: (from: ViewedFrom) => void;
  readonly onBack: () => void;
}

/** The way back, what is looked for, and from where. */
export function VolumeBar({ scale, preset, from, onPreset, onFrom, onBack }: VolumeBarProps) {
  const { volume } = useMessages().panes;
  const presets = presetsFor(scale);
  const sides: readonly (ViewedFrom | Unnamed)[] = from === undefined ? [unnamed, ...viewedFrom] : viewedFrom;
  return (
    <div className="pane-player planes-bar" role="toolbar" aria-label={volume.group}>
      <Button variant="tertiary" icon={<ArrowLeftIcon aria-hidden />} onClick={onBack}>
        {volume.close}
      </Button>
      <Choice
        label={volume.look}
        value={preset ?? presets[0]}
        choices={presets}
        nameOf={(one) => volume.lookName[one]}
        onChoose={onPreset}
      />
      <Choice<ViewedFrom | Unnamed>
        label={volume.fromSide}
        value={from ?? unnamed}
        choices={sides}
        nameOf={(one) => (one === unnamed ? volume.fromOther : volume.from[one])}
        onChoose={(one) => {
          if (one !== unnamed) onFrom(one);
        }}
      />
      <span className="pane-quiet">{volume.inPlanes}</span>
    </div>
  );
}
