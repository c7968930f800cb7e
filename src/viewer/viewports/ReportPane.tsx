import { type DisplaySet } from '#dicom/displaySet.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { AssignedIdentity } from './AssignedIdentity.tsx';
import { Identity, PaneFrame } from './PaneFrame.tsx';
import { type ReportLine, reportLines } from './reportText.ts';
import { type ViewportProps } from './viewportProps.ts';

type ReportSet = Extract<DisplaySet, { readonly kind: 'report' }>;

/** A structured report as text. */
export function ReportPane({ displaySet, ...props }: ViewportProps & { readonly displaySet: ReportSet }) {
  const { panes } = useMessages();
  return (
    <PaneFrame
      place={props.place}
      kind="report"
      heading={props.heading}
      isActive={props.isActive}
      onActivate={props.onActivate}
      state="painted"
      fidelity="true"
      displaySetId={displaySet.id}
      badges={<AssignedIdentity instance={displaySet.instance} />}
    >
      <div className="pane-paper">
        <Identity heading={props.heading} />
        <StructuredReport displaySet={displaySet} untitled={panes.sr.untitled} />
      </div>
    </PaneFrame>
  );
}

/** The content tree of a structured report, headings and values in reading order. */
export function StructuredReport({
  displaySet,
  untitled,
}: {
  readonly displaySet: ReportSet;
  readonly untitled: string;
}) {
  const { panes } = useMessages();
  const { lines, leftOut } = reportLines(displaySet.instance.dataset);
  const concepts: Readonly<Record<string, string>> = panes.sr.concepts;
  const named = lines.map((line) => {
    const known = concepts[line.name?.toLowerCase() ?? ''];
    return known === undefined ? line : { ...line, name: known };
  });
  const [title, ...rest] = named;
  return (
    <article className="report-text">
      <h3>{title?.name ?? untitled}</h3>
      {rest.length === 0 && <p>{panes.sr.empty}</p>}
      {rest.map((line) => (
        <Line key={line.number} line={line} imageWord={panes.sr.image} />
      ))}
      {leftOut > 0 && <p className="pane-warning">{panes.sr.leftOut(leftOut)}</p>}
    </article>
  );
}

function Line({ line, imageWord }: { readonly line: ReportLine; readonly imageWord: string }) {
  const indent = { marginInlineStart: `${Math.min(6, Math.max(0, line.depth - 1)) * 0.75}rem` };
  if (line.kind === 'heading') {
    return line.name === undefined ? null : (
      <h4 style={indent} data-depth={line.depth}>
        {line.name}
      </h4>
    );
  }
  return (
    <p style={indent}>
      {line.name !== undefined && <span className="report-name">{line.name}: </span>}
      <span>{line.kind === 'image' ? imageWord : (line.value ?? '–')}</span>
    </p>
  );
}
