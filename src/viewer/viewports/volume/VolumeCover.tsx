import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { type VolumeFailure, type VolumeState } from '#viewer/rendering/volume/volume.ts';
import { Button } from '#viewer/ui/Button.tsx';
import { Identity } from '#viewer/viewports/PaneFrame.tsx';
import { type PaneHeading } from '#viewer/viewports/paneHeading.ts';

interface VolumeCoverProps {
  readonly state: Exclude<VolumeState, { state: 'painted' }> | undefined;
  readonly heading: PaneHeading;
  readonly onRetry: () => void;
}

/** Over a canvas that shows no volume: what is waited for, or what went wrong. */
export function VolumeCover({ state, heading, onRetry }: VolumeCoverProps) {
  const { panes, common } = useMessages();
  const { volume } = panes;
  if (state === undefined || state.state === 'loading') {
    const { loaded = 0, slices = 1 } = state ?? {};
    return (
      <>
        <Identity heading={heading} />
        <output className="pane-cover">
          <span>{volume.loading}</span>
          <span className="pane-quiet">{volume.arrived(loaded, slices)}</span>
          <progress value={loaded} max={slices} aria-label={volume.arrived(loaded, slices)} />
        </output>
      </>
    );
  }
  const { title, sentence } = saidOf(volume, state);
  return (
    <>
      <Identity heading={heading} />
      <div className="pane-cover" role="alert">
        <strong>{title}</strong>
        <span>{sentence}</span>
        {state.state !== 'lost' && <Button onClick={onRetry}>{common.retry}</Button>}
      </div>
    </>
  );
}

function saidOf(
  volume: Messages['panes']['volume'],
  state: Exclude<VolumeState, { state: 'painted' | 'loading' }>,
): { readonly title: string; readonly sentence: string } {
  switch (state.state) {
    case 'lost':
      return volume.lost;
    case 'incomplete':
      return {
        title: volume.incomplete.title,
        sentence: volume.incomplete.sentence(state.failed, state.slices),
      };
    case 'failed':
      return { title: volume.failed.title, sentence: failureWords(volume, state.failure) };
  }
}

function failureWords({ failed }: Messages['panes']['volume'], failure: VolumeFailure): string {
  return failure.why === 'too-coarse'
    ? failed['too-coarse'](failure.limits.largestSide)
    : failed[failure.why];
}
