import { type ReactNode, useState } from 'react';

import { archivedDocument } from '#dicom/archivedDocument.ts';
import { number, text } from '#dicom/dataset.ts';
import { parseDate } from '#dicom/dates.ts';
import { type Instance } from '#dicom/instance.ts';
import { sopClass } from '#dicom/sopClass.ts';
import { Tag } from '#dicom/tag.ts';
import { modalityName, useMessages } from '#viewer/i18n/messages.tsx';
import { cardReason, type CardSet } from './cardReason.ts';
import { displaySetCount } from './displaySetWords.ts';
import { MarksList } from './marks/MarksList.tsx';
import { DisplaySetIcon } from './KindIcon.tsx';
import { DownloadOriginal } from './original/DownloadOriginal.tsx';
import { Identity, PaneFrame } from './PaneFrame.tsx';
import { type ViewportProps } from './viewportProps.ts';

const encapsulatedDocumentLength = '00420015';

/** What cannot be shown yet is named: what it is, how many, from when, and why it is not on screen. */
export function CardPane({ displaySet, ...props }: ViewportProps & { readonly displaySet: CardSet }) {
  const words = useMessages();
  const { panes } = words;
  const instances = 'instances' in displaySet ? displaySet.instances : ([displaySet.instance] as const);
  const [instance] = instances;
  const [size, setSize] = useState(number(instance.dataset, encapsulatedDocumentLength));
  const document = archivedDocument(instance.dataset);
  const why = cardReason(words, displaySet);
  const taken = parseDate(text(instance.dataset, Tag.contentDate) ?? text(instance.dataset, Tag.studyDate));
  return (
    <PaneFrame pane={props} kind={displaySet.kind} state="painted" displaySetId={displaySet.id}>
      <div className="pane-card">
        <Identity heading={props.heading} />
        <DisplaySetIcon displaySet={displaySet} className="pane-card-icon" />
        <h3>{displaySet.description ?? modalityName(words, displaySet.modality)}</h3>
        <p>{why}</p>
        <dl>
          <KindFacts instance={instance} />
          <Fact term={panes.card.objects}>{displaySetCount(panes, displaySet)}</Fact>
          <Fact term={panes.original.size}>
            {size === undefined ? panes.original.sizeUnknown : panes.original.bytes(size)}
          </Fact>
          {displaySet.seriesNumber !== undefined && (
            <Fact term={panes.card.series}>{String(displaySet.seriesNumber)}</Fact>
          )}
          {taken !== undefined && (
            <Fact term={document === undefined ? panes.card.taken : words.archived.written}>
              {words.common.date(taken)}
            </Fact>
          )}
          {instance.originalSopInstanceUid !== undefined && (
            <Fact term={panes.assignedIdentity}>
              {panes.assignedIdentityLong(instance.originalSopInstanceUid)}
            </Fact>
          )}
        </dl>
        <Originals instances={instances} contents={props.contents} onSize={setSize} />
        {'instances' in displaySet && <MarksList instances={displaySet.instances} />}
      </div>
    </PaneFrame>
  );
}

/** What it is: by its SOP class, or by what its document archive tells of it. */
function KindFacts({ instance }: { readonly instance: Instance }) {
  const words = useMessages();
  const { archived, panes } = words;
  const document = archivedDocument(instance.dataset);
  if (document === undefined)
    return (
      <>
        <Fact term={panes.card.sopClass}>
          {sopClass(instance.sopClassUid)?.name ?? panes.card.unknownClass}
        </Fact>
        <Fact term={panes.card.sopClassUid}>{instance.sopClassUid}</Fact>
      </>
    );
  return (
    <>
      {document.type !== undefined && <Fact term={archived.type}>{document.type}</Fact>}
      <Fact term={archived.media}>{text(instance.dataset, Tag.mimeTypeOfEncapsulatedDocument) ?? ''}</Fact>
      {document.author !== undefined && <Fact term={archived.author}>{document.author}</Fact>}
    </>
  );
}

/** One press for each object; many stand behind one press, with their number on it. */
function Originals(props: {
  readonly instances: readonly Instance[];
  readonly contents: ViewportProps['contents'];
  readonly onSize: (bytes: number) => void;
}) {
  const { original } = useMessages().panes;
  const { instances, contents, onSize } = props;
  const [only, ...more] = instances;
  if (only !== undefined && more.length === 0)
    return <DownloadOriginal contents={contents} instance={only} onSize={onSize} />;
  return (
    <details className="originals">
      <summary>{original.many(instances.length)}</summary>
      <ol>
        {instances.map((instance) => (
          <li key={instance.sopInstanceUid}>
            <DownloadOriginal contents={contents} instance={instance} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </>
  );
}
