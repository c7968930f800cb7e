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
  return (
    <PaneFrame
      pane={props}
      kind="report"
      state="painted"
      fidelity="true"
      displaySetId={displaySet.id}
      shows={{ instance: displaySet.instance, frame: 1 }}
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
