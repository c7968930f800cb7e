import { createContext, type ReactNode, useContext } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { type CdaMedia } from './cdaDocument.ts';
import { type XmlElement, type XmlNode } from './xmlTree.ts';

const MediaContext = createContext<ReadonlyMap<string, CdaMedia>>(new Map());

/** The narrative block of a section (CDA R2 4.3.5), as our own elements: text is text, links go nowhere, unknown elements are their text. */
export function Narrative(props: {
  readonly text: XmlElement;
  readonly media: ReadonlyMap<string, CdaMedia>;
}) {
  return (
    <MediaContext value={props.media}>
      <div className="cda-text">
        <Nodes nodes={props.text.children} />
      </div>
    </MediaContext>
  );
}

function Nodes({ nodes }: { readonly nodes: readonly XmlNode[] }): ReactNode {
  return nodes.map((node, index) =>
    typeof node === 'string' ? node : <Part key={`${index} ${node.name}`} element={node} />,
  );
}

function Part({ element }: { readonly element: XmlElement }): ReactNode {
  const inside = <Nodes nodes={element.children} />;
  switch (element.name) {
    case 'paragraph':
      return <div className="cda-paragraph">{inside}</div>;
    case 'caption':
      return <div className="cda-caption">{inside}</div>;
    case 'br':
      return <br />;
    case 'sub':
      return <sub>{inside}</sub>;
    case 'sup':
      return <sup>{inside}</sup>;
    case 'content':
      return <Content element={element} />;
    case 'footnote':
      return <span className="cda-footnote"> [{inside}]</span>;
    case 'linkHtml':
      return <Link element={element} />;
    case 'list':
      return <List element={element} />;
    case 'table':
      return <Table element={element} />;
    case 'renderMultiMedia':
      return <Picture element={element} />;
    default:
      return <span>{inside} </span>;
  }
}

function Content({ element }: { readonly element: XmlElement }) {
  const { cda } = useMessages().panes;
  const { styleCode = '', revised } = element.attributes;
  const inside = <Nodes nodes={element.children} />;
  if (revised === 'delete')
    return (
      <del>
        {inside} ({cda.deleted})
      </del>
    );
  if (/\bBold\b/i.test(styleCode)) return <strong>{inside}</strong>;
  if (/\bItalics\b/i.test(styleCode)) return <em>{inside}</em>;
  if (/\bUnderline\b/i.test(styleCode)) return <u>{inside}</u>;
  return <span>{inside}</span>;
}

/** Where it would lead stands beside it as text. */
function Link({ element }: { readonly element: XmlElement }) {
  const { href } = element.attributes;
  return (
    <span>
      <Nodes nodes={element.children} />
      {href !== undefined && href !== '' && !href.startsWith('#') && (
        <span className="cda-address"> ({href})</span>
      )}
    </span>
  );
}

function List({ element }: { readonly element: XmlElement }) {
  const [captions, rest] = parted(element.children, 'caption');
  const items = rest
    .filter((node) => !isBlank(node))
    .map((node, index) => (
      <li key={`${index} ${typeof node === 'string' ? '' : node.name}`}>
        <Nodes nodes={typeof node === 'string' ? [node] : node.children} />
      </li>
    ));
  return (
    <>
      <Nodes nodes={captions} />
      {element.attributes['listType'] === 'ordered' ? <ol>{items}</ol> : <ul>{items}</ul>}
    </>
  );
}

const sections = { thead: 'thead', tbody: 'tbody', tfoot: 'tfoot' } as const;
const isSectionName = (name: string): name is keyof typeof sections => name in sections;

function Table({ element }: { readonly element: XmlElement }) {
  const [captions, rest] = parted(element.children, 'caption');
  const loose: XmlNode[] = [];
  const parts: ReactNode[] = [];
  for (const [index, node] of rest.entries()) {
    if (typeof node !== 'string' && isSectionName(node.name)) {
      const Section = sections[node.name];
      parts.push(
        <Section key={index}>
          <Rows nodes={node.children} />
        </Section>,
      );
    } else if (!isBlank(node) && (typeof node === 'string' || !/^col(group)?$/.test(node.name)))
      loose.push(node);
  }
  return (
    <div className="report-scroll">
      <table className="report-table cda-table">
        {captions.length > 0 && (
          <caption>
            {captions.map((caption, index) => (
              <Nodes key={index} nodes={typeof caption === 'string' ? [caption] : caption.children} />
            ))}
          </caption>
        )}
        {parts}
        {loose.length > 0 && (
          <tbody>
            <Rows nodes={loose} />
          </tbody>
        )}
      </table>
    </div>
  );
}

/** What stands where only rows may stand becomes a row: nothing of a table is lost. */
function Rows({ nodes }: { readonly nodes: readonly XmlNode[] }) {
  return nodes
    .filter((node) => !isBlank(node))
    .map((node, index) => (
      <tr key={`${index} ${typeof node === 'string' ? '' : node.name}`}>
        {typeof node !== 'string' && node.name === 'tr' ? (
          <Cells nodes={node.children} />
        ) : (
          <td>
            <Nodes nodes={[node]} />
          </td>
        )}
      </tr>
    ));
}

function Cells({ nodes }: { readonly nodes: readonly XmlNode[] }) {
  return nodes
    .filter((node) => !isBlank(node))
    .map((node, index) => {
      const key = `${index} ${typeof node === 'string' ? '' : node.name}`;
      if (typeof node === 'string' || (node.name !== 'td' && node.name !== 'th'))
        return (
          <td key={key}>
            <Nodes nodes={[node]} />
          </td>
        );
      const Cell = node.name === 'th' ? 'th' : 'td';
      return (
        <Cell key={key} colSpan={span(node.attributes['colspan'])} rowSpan={span(node.attributes['rowspan'])}>
          <Nodes nodes={node.children} />
        </Cell>
      );
    });
}

const pictures = /^image\/(png|jpeg|gif|bmp|webp)$/;

function Picture({ element }: { readonly element: XmlElement }) {
  const { cda } = useMessages().panes;
  const media = useContext(MediaContext);
  const names = (element.attributes['referencedObject'] ?? '').split(/\s+/).filter((name) => name !== '');
  const found = names.map((name) => media.get(name));
  return (
    <span className="cda-pictures">
      {(found.length === 0 ? [undefined] : found).map((one, index) =>
        one?.base64 !== undefined && pictures.test(one.mediaType) && /^[A-Za-z0-9+/=]+$/.test(one.base64) ? (
          <img key={names[index]} src={`data:${one.mediaType};base64,${one.base64}`} alt={cda.image} />
        ) : (
          <span key={names[index] ?? ''} className="report-absent">
            {cda.imageMissing(one?.mediaType ?? '')}
          </span>
        ),
      )}
      <Nodes nodes={element.children} />
    </span>
  );
}

function parted(nodes: readonly XmlNode[], name: string): readonly [readonly XmlNode[], readonly XmlNode[]] {
  const isNamed = (node: XmlNode) => typeof node !== 'string' && node.name === name;
  return [nodes.filter(isNamed), nodes.filter((node) => !isNamed(node))];
}

const isBlank = (node: XmlNode) => typeof node === 'string' && node.trim() === '';

function span(written: string | undefined): number {
  const wanted = Number(written ?? 1);
  return Number.isInteger(wanted) && wanted > 0 && wanted <= 100 ? wanted : 1;
}
