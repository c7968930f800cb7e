/** Lines of text in one corner of a picture. */
export function CornerLines({
  corner,
  lines,
}: {
  readonly corner: string;
  readonly lines: readonly string[];
}) {
  return (
    <div className="pane-corner" data-corner={corner}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
