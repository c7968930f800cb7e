import { type CornerLine } from './cornerText.ts';

/** Lines of text in one corner of a picture. */
export function CornerLines({
  corner,
  lines,
}: {
  readonly corner: string;
  readonly lines: readonly CornerLine[];
}) {
  return (
    <div className="pane-corner" data-corner={corner}>
      <Lines lines={lines} />
    </div>
  );
}

export function Lines({ lines }: { readonly lines: readonly CornerLine[] }) {
  return lines.map(({ words, rank }) => (
    <span key={words} data-rank={rank}>
      {words}
    </span>
  ));
}
