import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';

export interface VolumeRefusedProps {
  readonly title: string;
  readonly sentence: string;
  readonly consequence: string;
  readonly heading: PaneHeading;
  readonly displaySetId: string;
  readonly onBack: () => void;
}

/** In place of a volume: why there is none, and the way back to the images. */
export function VolumeRefused(props: VolumeRefusedProps) {
  const { volume } = useMessages().panes;
  return (
    <PaneFrame
      pane={{ place: 1, heading: props.heading, isActive: true, onActivate: () => undefined }}
      kind="images"
      state="failed"
      displaySetId={props.displaySetId}
    >
      <Identity heading={props.heading} />
      <div className="pane-cover" role="alert">
        <strong>{props.title}</strong>
        <span>{props.sentence}</span>
        <span className="pane-quiet">{props.consequence}</span>
        <Button onClick={props.onBack}>{volume.close}</Button>
      </div>
    </PaneFrame>
  );
}
