import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { TargetSection } from './TargetSection.tsx';
import { type MeasuredTargets, useTargets } from './useTargets.ts';

/** What has been measured of the patient, target by target over all dates: drawn now, and read from reports. */
export function ChangePanel(workspace: Workspace) {
  const words = useMessages();
  const { change } = words.panes.measuring;
  const measured = useTargets(workspace);
  const { targets } = measured;
  return (
    <PanelFrame title={change.title}>
      <p className="measuring-local">{change.local}</p>
      <Missing measured={measured} isComplete={workspace.timeline.state === 'complete'} />
      {targets.length === 0 && !measured.isWaiting && <p>{change.none}</p>}
      {targets.map((target) => (
        <TargetSection key={target.id} target={target} targets={targets} />
      ))}
    </PanelFrame>
  );
}

/** What may be missing of the measurements, in words; nothing where all is here. */
export function Missing(props: { readonly measured: MeasuredTargets; readonly isComplete: boolean }) {
  const words = useMessages();
  const { change } = words.panes.measuring;
  const { missing, refused, isCut, isWaiting, retry } = props.measured;
  return (
    <>
      {isWaiting && <output className="measuring-local">{change.reading}</output>}
      {!props.isComplete && <Notice kind="warning">{change.incomplete}</Notice>}
      {missing.length > 0 && (
        <Notice kind="warning" action={<Button onClick={retry}>{change.retry}</Button>}>
          {change.missing(words.common.and(missing))}
        </Notice>
      )}
      {refused > 0 && <Notice kind="warning">{change.refused(refused)}</Notice>}
      {isCut && <Notice kind="warning">{words.panes.dose.seriesCut}</Notice>}
    </>
  );
}
