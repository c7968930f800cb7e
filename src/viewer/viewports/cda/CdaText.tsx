import { type ReactNode } from 'react';

import { useArchives } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { dateTimeWords, dayWords } from '#viewer/viewports/report/reportWords.ts';
import '#viewer/viewports/report/report.css';
import { type CdaDocument, type CdaSection } from './cdaDocument.ts';
import { compareCdaPatient } from './cdaPatient.ts';
import { Narrative } from './Narrative.tsx';
import './cda.css';

/** A clinical document on paper: whose it is first, then who wrote it, then its sections. */
export function CdaText({ document, isCut }: { readonly document: CdaDocument; readonly isCut: boolean }) {
  const { cda } = useMessages().panes;
  const { sections, file, media } = document;
  return (
    <article className="report-text cda">
      <h3>{document.title ?? cda.untitled}</h3>
      {document.isCda ? <Header document={document} /> : <Notice kind="warning">{cda.notCda}</Notice>}
      {sections.map((section) => (
        <Section key={section.number} section={section} media={media} level={4} />
      ))}
      {file !== undefined && <p className="report-warning">{cda.nonXmlBody(file)}</p>}
      {sections.length === 0 && file === undefined && <p>{cda.noBody}</p>}
      {isCut && <p className="report-warning">{cda.leftOut}</p>}
    </article>
  );
}

function Header({ document }: { readonly document: CdaDocument }) {
  const words = useMessages();
  const { cda, born } = words.panes;
  const { patients, authors, custodian, effectiveTime } = document;
  return (
    <>
      <PatientCaution document={document} />
      <dl className="cda-header">
        {patients.map(({ name, birthTime }, index) => (
          <Fact key={index} term={cda.patient}>
            {[name, birthTime === undefined ? undefined : born(dayWords(words, birthTime.slice(0, 8)) ?? '')]
              .filter((part) => part !== undefined)
              .join(', ')}
          </Fact>
        ))}
        {authors.map((author) => (
          <Fact key={author} term={cda.author}>
            {author}
          </Fact>
        ))}
        {custodian !== undefined && <Fact term={cda.custodian}>{custodian}</Fact>}
        {effectiveTime !== undefined && <Fact term={cda.date}>{dateTimeWords(words, effectiveTime)}</Fact>}
      </dl>
    </>
  );
}

function PatientCaution({ document }: { readonly document: CdaDocument }) {
  const { cda } = useMessages().panes;
  const { patient } = useArchives();
  switch (compareCdaPatient(patient, document)) {
    case 'same':
      return null;
    case 'other':
      return <Notice kind="danger">{cda.otherPatient}</Notice>;
    case 'name-differs':
      return <Notice kind="warning">{cda.nameDiffers}</Notice>;
    case 'unconfirmed':
      return <Notice kind="warning">{cda.unconfirmed}</Notice>;
  }
}

interface SectionProps {
  readonly section: CdaSection;
  readonly media: CdaDocument['media'];
  readonly level: 4 | 5 | 6;
}

function Section({ section, media, level }: SectionProps) {
  const { title, text, sections } = section;
  const Heading = `h${level}` as const;
  return (
    <section>
      {title !== undefined && <Heading>{title}</Heading>}
      {text !== undefined && <Narrative text={text} media={media} />}
      {sections.map((inner) => (
        <Section key={inner.number} section={inner} media={media} level={level === 4 ? 5 : 6} />
      ))}
    </section>
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
