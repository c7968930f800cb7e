import { AssignedIdentity } from '#viewer/viewports/AssignedIdentity.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import { DocumentStateBadges } from './DocumentStateView.tsx';
import { type ReportSet, StructuredReport } from './StructuredReport.tsx';

/** A structured report, key object selection or dose report as text, tables and links. */
export function ReportPane({ displaySet, ...props }: ViewportProps & { readonly displaySet: ReportSet }) {
  return (
    <PaneFrame
      place={props.place}
      kind="report"
      heading={props.heading}
      isActive={props.isActive}
      onActivate={props.onActivate}
      state="painted"
      displaySetId={displaySet.id}
      badges={
        <>
          <DocumentStateBadges instance={displaySet.instance} />
          <AssignedIdentity instance={displaySet.instance} />
        </>
      }
    >
      <div className="pane-paper">
        <Identity heading={props.heading} />
        <StructuredReport displaySet={displaySet} place={props.place} />
      </div>
    </PaneFrame>
  );
}
