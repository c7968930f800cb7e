import {
  code,
  explicitLittleEndian,
  headerOf,
  instanceUid,
  seriesUid,
  type SampleSeries,
} from './headers.ts';
import type { Attributes } from './part10.ts';
import { writePdf } from './pdf.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';

/** A discharge summary of three pages as an encapsulated PDF. */
export function documentFile(study: SampleStudy): SampleFile {
  const pdf = writePdf('Epikrise', [
    {
      heading: 'Epikrise – Medisinsk avdeling',
      lines: [
        'Finnmarkssykehuset Kirkenes',
        'Pasient: TESTDATA Pasient F',
        '',
        'Innlagt 07.05.2026. Utskrevet 11.05.2026.',
        '',
        'Diagnose: Pneumoni i høyre underlapp.',
        '',
        'Innleggelsesårsak: Feber, hoste og tung pust i fire døgn.',
        'Tidligere: Ingen kjent hjerte- eller lungesykdom. Røyker ikke.',
      ],
    },
    {
      heading: 'Forløp',
      lines: [
        'Ved innkomst temperatur 39,2 °C, puls 104, SpO2 91 % uten oksygen.',
        'Knatrelyder over høyre basis. CRP 184, fallende til 41 ved utreise.',
        '',
        'Behandlet med benzylpenicillin intravenøst i tre døgn, deretter tabletter.',
        'Feberfri fra andre døgn. Mobilisert, uten behov for oksygen ved utreise.',
      ],
    },
    {
      heading: 'Plan',
      lines: [
        '1. Fenoksymetylpenicillin 1 g x 4 i fire døgn til.',
        '2. Røntgen thorax om seks uker. Henvisning er sendt.',
        '3. Kontroll hos fastlege om én uke.',
        '',
        'TESTDATA Lege 4',
      ],
    },
  ]);
  const series = { study, number: 1, modality: 'DOC', description: 'Epikrise' };
  const attributes = {
    ...headerOf(series, '1.2.840.10008.5.1.4.1.1.104.1', 1),
    ConversionType: 'WSD',
    BurnedInAnnotation: 'YES',
    AcquisitionDateTime: '',
    DocumentTitle: 'Epikrise',
    ConceptNameCodeSequence: [code('18842-5', 'LN', 'Discharge summary')],
    MIMETypeOfEncapsulatedDocument: 'application/pdf',
    EncapsulatedDocument: pdf,
  };
  return { study, transferSyntaxUid: explicitLittleEndian, attributes };
}

const digitalXray = '1.2.840.10008.5.1.4.1.1.1.1';

/** A signed Basic Text report about the study's own frontal X-ray. */
export function reportFile(study: SampleStudy, image: SampleSeries): SampleFile {
  const series = { study, number: 2, modality: 'SR', description: 'Røntgenbeskrivelse' };
  const evidence = { ReferencedSOPClassUID: digitalXray, ReferencedSOPInstanceUID: instanceUid(image, 1) };
  const attributes: Attributes = {
    ...headerOf(series, '1.2.840.10008.5.1.4.1.1.88.11', 1),
    ReferencedPerformedProcedureStepSequence: [],
    PerformedProcedureCodeSequence: [],
    CurrentRequestedProcedureEvidenceSequence: [
      {
        StudyInstanceUID: study.studyInstanceUid,
        ReferencedSeriesSequence: [
          { SeriesInstanceUID: seriesUid(image), ReferencedSOPSequence: [evidence] },
        ],
      },
    ],
    CompletionFlag: 'COMPLETE',
    VerificationFlag: 'VERIFIED',
    VerifyingObserverSequence: [
      {
        VerifyingObserverName: 'TESTDATA^Lege 5',
        VerifyingOrganization: 'Finnmarkssykehuset',
        VerificationDateTime: '20260520143000',
        VerifyingObserverIdentificationCodeSequence: [],
      },
    ],
    ValueType: 'CONTAINER',
    ConceptNameCodeSequence: [code('18748-4', 'LN', 'Diagnostic imaging report')],
    ContinuityOfContent: 'SEPARATE',
    ContentSequence: [
      section(code('121060', 'DCM', 'History'), 'Kontroll seks uker etter pneumoni i høyre underlapp.'),
      section(
        code('121070', 'DCM', 'Findings'),
        'Fortetningen i høyre underlapp er gått tilbake. Ingen pleuravæske. Normal hjertestørrelse.',
        [
          {
            RelationshipType: 'INFERRED FROM',
            ValueType: 'IMAGE',
            ReferencedSOPSequence: [evidence],
          },
        ],
      ),
      section(code('121076', 'DCM', 'Conclusions'), 'Regress av pneumoni. Ingen videre kontroll nødvendig.'),
    ],
  };
  return { study, transferSyntaxUid: explicitLittleEndian, attributes };
}

function section(name: Attributes, text: string, content?: readonly Attributes[]): Attributes {
  return {
    RelationshipType: 'CONTAINS',
    ValueType: 'TEXT',
    ConceptNameCodeSequence: [name],
    TextValue: text,
    ContentSequence: content,
  };
}

/** A vendor's own class and block: what no viewer knows, and every viewer must own up to. */
export function unknownFile(study: SampleStudy): SampleFile {
  const series = { study, number: 1, modality: 'OT', description: 'Spirometri, rådata' };
  const flow = Buffer.alloc(2000);
  for (let i = 0; i < 1000; i += 1)
    flow.writeInt16LE(Math.round(9000 * Math.exp(-i / 320) * Math.sin(Math.min(1, i / 60) * 1.57)), 2 * i);
  return {
    study,
    transferSyntaxUid: explicitLittleEndian,
    attributes: headerOf(series, '1.2.826.0.1.3680043.10.9999.1', 1),
    privateElements: [
      { tag: '00990010', vr: 'LO', value: 'LYSBILDE DEMO SPIRO' },
      { tag: '00991001', vr: 'DS', value: '100' },
      { tag: '00991002', vr: 'OB', value: flow },
    ],
  };
}
