import { type ReactNode } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { CitationLinks } from './CitationLinks.tsx';
import { type ReportBlock } from './reportBlocks.ts';
import { conceptWords, dateTimeWords, valueWords } from './reportWords.ts';

/** Headings, named values and references, down the page. */
export function ReportBlockList(props: {
  readonly blocks: readonly ReportBlock[];
  readonly place: number | undefined;
}) {
  return props.blocks.map((block) => (
    <Block
      key={block.kind === 'references' ? block.number : block.item.number}
      block={block}
      place={props.place}
    />
  ));
}

function Block({ block, place }: { readonly block: ReportBlock; readonly place: number | undefined }) {
  const words = useMessages();
  const { sr } = words.panes;
  if (block.kind === 'heading') {
    return <Heading level={block.level}>{conceptWords(words, block.item.name) ?? ''}</Heading>;
  }
  const indent = { marginInlineStart: `${Math.min(6, block.indent) * 0.75}rem` };
  if (block.kind === 'references') {
    return (
      <div className="report-references" style={indent}>
        <Name>{conceptWords(words, block.name)}</Name>
        <CitationLinks citations={block.citations} place={place} />
      </div>
    );
  }
  const { name, value, observedAt } = block.item;
  const observed = dateTimeWords(words, observedAt);
  return (
    <p style={indent} data-value={value.kind}>
      <Name>{conceptWords(words, name)}</Name>
      <span>{valueWords(words, value)}</span>
      {observed !== undefined && <span className="report-name"> ({sr.observed(observed)})</span>}
    </p>
  );
}

function Name({ children }: { readonly children: string | undefined }) {
  return children === undefined ? null : <span className="report-name">{children}: </span>;
}

/** The report's own title is the third level of the page. */
function Heading({ level, children }: { readonly level: number; readonly children: ReactNode }) {
  if (level === 0) return <h4>{children}</h4>;
  return level === 1 ? <h5>{children}</h5> : <h6>{children}</h6>;
}
