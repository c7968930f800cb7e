import type { PatientKey } from './people.ts';
import { sampleStudyUids } from './uids.ts';

/** A signed report of the record about one or more studies. */
export interface SampleReport {
  readonly id: string;
  readonly patientKey: PatientKey;
  readonly status: 'final' | 'preliminary' | 'amended';
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** `key` of a sample practitioner. */
  readonly author: string;
  readonly organisation: string;
  readonly studyInstanceUids: readonly string[];
  readonly accessionNumbers: readonly string[];
  /** Bokmål; paragraphs parted by a blank line. */
  readonly text: string;
}

const woundNotes = [
  'Trykksår kategori 3 på venstre hæl, 32 × 27 mm. Gult fibrinbelegg i to tredeler av sårbunnen, svart nekrose distalt. Rød og varm sårkant, moderat sekresjon. Revidert skarpt i lokalanestesi. Avlastes i heløfter.',
  'Uendret størrelse. Nekrosen er løst. Fibrinbelegg i omtrent halve sårbunnen. Mindre rødme rundt. Skiftes annenhver dag.',
  'Såret er 29 × 24 mm. Granulasjonsvev langs kanten. Sparsom sekresjon, ingen lukt.',
  'Såret er 26 × 21 mm. Omtrent halvparten av sårbunnen er dekket av rødt granulasjonsvev. Rolig omgivende hud.',
  'Såret er 22 × 17 mm. Granulasjonsvev i det meste av sårbunnen. Lett maserert sårkant, byttet til mer absorberende bandasje.',
  'Såret er 17 × 13 mm. Ren sårbunn. Epitelisering fra alle kanter.',
  'Såret er 11 × 8 mm. Grunt. Fortsatt avlastning.',
  'Såret er 4 × 3 mm, nesten helt epitelialisert. Tynn, lys hud over det tidligere såret. Kontroll ved behov.',
];
const woundDates = [
  '2026-06-03',
  '2026-06-12',
  '2026-06-24',
  '2026-07-08',
  '2026-07-24',
  '2026-08-14',
  '2026-09-04',
  '2026-10-02',
];

const woundReports = woundNotes.map((text, index): SampleReport => ({
  id: `b-wound-${index + 1}`,
  patientKey: 'b',
  status: 'final',
  title: 'Sårnotat, venstre hæl',
  date: woundDates[index] ?? '',
  author: index % 2 === 0 ? 'sykepleier-1' : 'sykepleier-2',
  organisation: 'Helgelandssykehuset',
  studyInstanceUids: [sampleStudyUids.wound[index] ?? ''],
  accessionNumbers: [],
  text,
}));

const ctTromso: SampleReport = {
  id: 'a-ct-tromso',
  patientKey: 'a',
  status: 'final',
  title: 'CT thorax med intravenøs kontrast',
  date: '2026-09-14',
  author: 'lege-2',
  organisation: 'Universitetssykehuset Nord-Norge',
  studyInstanceUids: [sampleStudyUids.ctTromso],
  accessionNumbers: ['UNN26091407'],
  text: `Problemstilling: Knute i høyre overlapp ved CT i Hammerfest juli 2025. Vekst?

Sammenlignet med CT thorax fra Hammerfest 08.07.2025.

Funn: I høyre overlapp, apikalt og dorsalt, ses en 16 mm stor, noe uregelmessig avgrenset knute, tidligere 9 mm. Ingen forkalkning. Ingen andre knuter over 4 mm. Ingen forstørrede lymfeknuter i mediastinum eller hili. Ingen pleura- eller perikardvæske. Hjertet er normalt stort. Degenerative forandringer i columna.

Konklusjon: Voksende, malignitetssuspekt knute i høyre overlapp. Anbefaler PET/CT og vurdering i lungetumormøte.`,
};

const ctHammerfest: SampleReport = {
  id: 'a-ct-hammerfest',
  patientKey: 'a',
  status: 'final',
  title: 'CT thorax',
  date: '2025-07-08',
  author: 'lege-5',
  organisation: 'Finnmarkssykehuset',
  studyInstanceUids: [sampleStudyUids.ctHammerfest],
  accessionNumbers: ['FSH25070811'],
  text: `Problemstilling: Langvarig hoste. Tidligere røyker.

Funn: 9 mm knute i høyre overlapp. Lett emfysem. For øvrig normale forhold.

Konklusjon: Solitær lungeknute, 9 mm. Anbefaler kontroll-CT om tre måneder.`,
};

const others: readonly SampleReport[] = [
  {
    id: 'a-chest-harstad',
    patientKey: 'a',
    status: 'final',
    title: 'Røntgen thorax',
    date: '2026-08-27',
    author: 'lege-2',
    organisation: 'Universitetssykehuset Nord-Norge',
    studyInstanceUids: [sampleStudyUids.chestHarstad],
    accessionNumbers: ['UNN26082703'],
    text: 'Front- og sidebilde. Rundskygge på omtrent 15 mm i høyre overlapp. Ingen infiltrat eller pleuravæske. Normal hjertestørrelse.',
  },
  {
    id: 'a-mr-head',
    patientKey: 'a',
    status: 'final',
    title: 'MR caput',
    date: '2026-10-01',
    author: 'lege-2',
    organisation: 'Universitetssykehuset Nord-Norge',
    studyInstanceUids: [sampleStudyUids.mrHead],
    accessionNumbers: ['UNN26100112'],
    text: 'Ingen tegn til metastaser. Normal vidde på ventrikler og sulci for alderen. Enkelte uspesifikke hvitsubstansforandringer.',
  },
  {
    id: 'b-foot',
    patientKey: 'b',
    status: 'final',
    title: 'Røntgen venstre fot',
    date: '2026-06-05',
    author: 'lege-5',
    organisation: 'Helgelandssykehuset',
    studyInstanceUids: [sampleStudyUids.footXray],
    accessionNumbers: ['HSY26060502'],
    text: 'Ingen sikre tegn til osteomyelitt i calcaneus. Bløtdelsdefekt ved hælen. Lett artrose i midtfoten.',
  },
  {
    id: 'c-echo',
    patientKey: 'c',
    status: 'final',
    title: 'Ekkokardiografi',
    date: '2026-09-22',
    author: 'lege-3',
    organisation: 'Nordlandssykehuset',
    studyInstanceUids: [sampleStudyUids.echo],
    accessionNumbers: ['NLS26092204'],
    text: `Venstre ventrikkel er lett dilatert med lett redusert systolisk funksjon, EF 45 %. Lett mitralinsuffisiens.

Aortaklaff med tre seil, største hastighet 1,4 m/s. Normal høyre ventrikkel. Ingen perikardvæske.`,
  },
  {
    id: 'c-endoscopy',
    patientKey: 'c',
    status: 'final',
    title: 'Gastroskopi',
    date: '2026-10-08',
    author: 'lege-3',
    organisation: 'Nordlandssykehuset',
    studyInstanceUids: [sampleStudyUids.endoscopy],
    accessionNumbers: ['NLS26100801'],
    text: 'Normal slimhinne i spiserøret. Lett rødlig slimhinne i antrum. Ingen sår eller blødning. Det ble tatt prøve til hurtig urease-test.',
  },
  {
    id: 'f-ecg',
    patientKey: 'f',
    status: 'final',
    title: 'EKG, 12 avledninger',
    date: '2026-05-19',
    author: 'lege-4',
    organisation: 'Finnmarkssykehuset',
    studyInstanceUids: [sampleStudyUids.ecg],
    accessionNumbers: [],
    text: 'Sinusrytme, frekvens 68. Normal akse. Ingen tegn til iskemi.',
  },
];

export const sampleReports: readonly SampleReport[] = [ctTromso, ctHammerfest, ...others, ...woundReports];
