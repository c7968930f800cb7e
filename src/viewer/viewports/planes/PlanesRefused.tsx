import { type VolumeRefusal } from '#dicom/volume.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';
import { refusalWords, type TooLarge } from './refusalWords.ts';

export interface PlanesRefusedProps {
  readonly refusal: VolumeRefusal | TooLarge;
  readonly heading: PaneHeading;
  readonly displaySetId: string;
  readonly onBack: () => void;
}

/** In place of a distorted picture: why there is none, and the way back to the images. */
export function PlanesRefused({ refusal, heading, displaySetId, onBack }: PlanesRefusedProps) {
  const { panes } = useMessages();
  return (
    <PaneFrame
      pane={{ place: 1, heading, isActive: true, onActivate: () => undefined }}
      kind="images"
      state="failed"
      displaySetId={displaySetId}
    >
      <Identity heading={heading} />
      <div className="pane-cover" role="alert">
        <strong>{panes.planes.refused.title}</strong>
        <span>{refusalWords(panes, refusal)}</span>
        <span className="pane-quiet">{panes.planes.refused.consequence}</span>
        <Button onClick={onBack}>{panes.planes.close}</Button>
      </div>
    </PaneFrame>
  );
}
