import { XMarkIcon } from '@navikt/aksel-icons';

import { usePaneStore } from '#viewer/comparison/paneStore.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button, IconButton } from '#viewer/ui/Button.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { TargetSection } from './TargetSection.tsx';
import { type MeasuredTargets, useTargets } from './useTargets.ts';
import './change.css';

/** What has been measured of the patient, target by target over all dates: drawn now, and read from reports. */
export function ChangePanel(workspace: Workspace) {
  const words = useMessages();
  const { change } = words.panes.measuring;
  const set = usePaneStore((store) => store.set);
  const measured = useTargets(workspace);
  const { targets } = measured;
  return (
    <aside className="report-panel measuring-panel" aria-label={change.title}>
      <header>
        <h2>{change.title}</h2>
        <IconButton
          label={words.common.close}
          tooltipSide="left"
          icon={<XMarkIcon aria-hidden />}
          onClick={() => set({ measuring: undefined })}
        />
      </header>
      <p className="measuring-local">
        {change.local} {change.notHere}
      </p>
      <Missing measured={measured} isComplete={workspace.timeline.state === 'complete'} />
      {targets.length === 0 && !measured.isWaiting && <p>{change.none}</p>}
      {targets.map((target) => (
        <TargetSection key={target.id} target={target} targets={targets} />
      ))}
    </aside>
  );
}

/** What may be missing of the measurements, in words; nothing where all is here. */
export function Missing(props: { readonly measured: MeasuredTargets; readonly isComplete: boolean }) {
  const words = useMessages();
  const { change } = words.panes.measuring;
  const { missing, refused, isWaiting, retry } = props.measured;
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
    </>
  );
}
