import { useLayoutEffect, useRef } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { AssignedIdentity } from '#viewer/viewports/AssignedIdentity.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { Paper } from '#viewer/viewports/Paper.tsx';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { DocumentStateBadges } from './DocumentStateView.tsx';
import { type ReportSet, StructuredReport } from './StructuredReport.tsx';

/** A structured report, key object selection or dose report as text, tables and links. */
export function ReportPane({ displaySet, ...props }: ViewportProps & { readonly displaySet: ReportSet }) {
  const { panes } = useMessages();
  const element = useRef<HTMLElement>(null);
  const { sopInstanceUid } = displaySet.instance;
  useLayoutEffect(() => {
    element.current?.setAttribute('data-sop-instance-uid', sopInstanceUid);
    element.current?.setAttribute('data-frame', '1');
  }, [sopInstanceUid]);
  return (
    <PaneFrame
      ref={element}
      place={props.place}
      kind="report"
      heading={props.heading}
      isActive={props.isActive}
      onActivate={props.onActivate}
      state="painted"
      fidelity="true"
      displaySetId={displaySet.id}
      badges={
        <>
          <DocumentStateBadges instance={displaySet.instance} />
          <AssignedIdentity instance={displaySet.instance} />
        </>
      }
    >
      <Paper label={panes.kind.report} onHandle={props.onHandle}>
        <Identity heading={props.heading} />
        <StructuredReport displaySet={displaySet} place={props.place} />
      </Paper>
    </PaneFrame>
  );
}
