import { code, explicitLittleEndian, headerOf } from './headers.ts';
import { samplePatient } from './people.ts';
import type { SampleFile } from './sampleFile.ts';
import type { SampleStudy } from './stories.ts';

/** A discharge note as HL7 CDA, encapsulated: header, a list, a table. */
export function clinicalDocumentFile(study: SampleStudy, xml = dischargeNote(study)): SampleFile {
  const series = { study, number: 2, modality: 'DOC', description: 'Epikrise (CDA)' };
  return {
    study,
    transferSyntaxUid: explicitLittleEndian,
    attributes: {
      ...headerOf(series, '1.2.840.10008.5.1.4.1.1.104.2', 1),
      ConversionType: 'WSD',
      BurnedInAnnotation: 'YES',
      AcquisitionDateTime: '',
      DocumentTitle: 'Epikrise',
      ConceptNameCodeSequence: [code('18842-5', 'LN', 'Discharge summary')],
      MIMETypeOfEncapsulatedDocument: 'text/xml',
      EncapsulatedDocument: Buffer.from(xml, 'utf8'),
    },
  };
}

function dischargeNote(study: SampleStudy): string {
  const { family, given, birthDate, sex, identifiers } = samplePatient(study.patientKey);
  const [{ system, value }] = identifiers;
  return `<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id root="2.25.1"/>
  <code code="18842-5" codeSystem="2.16.840.1.113883.6.1" displayName="Discharge summary"/>
  <title>Epikrise – Medisinsk avdeling</title>
  <effectiveTime value="20260511130000+0200"/>
  <recordTarget><patientRole>
    <id root="${system}" extension="${value}"/>
    <patient>
      <name><given>${given}</given><family>${family}</family></name>
      <administrativeGenderCode code="${sex}"/>
      <birthTime value="${birthDate.replaceAll('-', '')}"/>
    </patient>
  </patientRole></recordTarget>
  <author><time value="20260511130000+0200"/><assignedAuthor>
    <assignedPerson><name><given>Lege 4</given><family>TESTDATA</family></name></assignedPerson>
    <representedOrganization><name>Finnmarkssykehuset Kirkenes</name></representedOrganization>
  </assignedAuthor></author>
  <custodian><assignedCustodian><representedCustodianOrganization>
    <name>Finnmarkssykehuset</name>
  </representedCustodianOrganization></assignedCustodian></custodian>
  <component><structuredBody>
    <component><section><title>Forløp</title><text>
      <paragraph>Innlagt med <content styleCode="Bold">pneumoni i høyre underlapp</content>. Feberfri fra andre døgn.</paragraph>
      <list listType="unordered">
        <item>Benzylpenicillin intravenøst i tre døgn</item>
        <item>Fenoksymetylpenicillin 1 g × 4 i fire døgn til</item>
      </list>
    </text></section></component>
    <component><section><title>Prøvesvar</title><text>
      <table>
        <thead><tr><th>Prøve</th><th>Innkomst</th><th>Utreise</th></tr></thead>
        <tbody>
          <tr><td>CRP</td><td>184 mg/l</td><td>41 mg/l</td></tr>
          <tr><td>Temperatur</td><td>39,2 °C</td><td>37,0 °C</td></tr>
        </tbody>
      </table>
    </text></section></component>
    <component><section><title>Plan</title><text>
      <paragraph>Røntgen thorax om seks uker.<br/>Kontroll hos fastlege om én uke.</paragraph>
    </text></section></component>
  </structuredBody></component>
</ClinicalDocument>
`;
}
