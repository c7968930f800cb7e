import { writePdf } from '#region/samples/pdf.ts';

import { woundPhotograph } from './photograph.ts';
import { type SampleDocument } from './sampleDocument.ts';
import { soundRecording } from './soundRecording.ts';

/** Below the OID of the sample trusts' local numbers: no real archive's. */
const uniqueId = (n: number) => `2.16.578.1.12.4.1.4.101.983974880.7.${n}`;

const dischargePages = [
  {
    heading: 'Epikrise',
    lines: [
      'Pasient: TESTDATA, Pasient F',
      'Medisinsk sengepost, Finnmarkssykehuset Kirkenes. Innlagt 04.05.2026, utskrevet 08.05.2026.',
      '',
      'Innleggelsesårsak',
      'Feber, hoste og tungpust gjennom fire dager. CRP 184 mg/l ved innkomst.',
      '',
      'Forløp',
      'Røntgen thorax viste fortetning basalt på høyre side. Behandlet med penicillin intravenøst',
      'i tre døgn, deretter tabletter. Feberfri fra annet døgn. Oksygen ble trappet ned og seponert.',
      '',
      'Sår på høyre legg etter fall ble renset og bandasjert. Se foto og sårnotat.',
    ],
  },
  {
    heading: 'Epikrise, fortsatt',
    lines: [
      'Vurdering',
      'Samfunnservervet pneumoni i høyre underlapp, ukomplisert forløp.',
      '',
      'Videre plan',
      'Penicillin tabletter til 14.05.2026. Sårskift hos fastlegen to ganger i uken.',
      'Kontroll med røntgen thorax etter seks uker ved poliklinikken.',
      '',
      'TESTDATA Lege 4, lege i spesialisering',
    ],
  },
];

const woundNote = `Sårnotat, høyre legg

Traumatisk sår etter fall, 24 × 15 mm. Fibrin i en femtedel av sårbunnen, ellers rødt granulasjonsvev.
Sårkanten er rolig, moderat sekresjon, ingen lukt. Ingen tegn til infeksjon.

Renset med saltvann. Absorberende bandasje, skift to ganger i uken. Pasienten er instruert i avlastning.

Foto er tatt i dag og lagt i dokumentarkivet.

TESTDATA Sykepleier 2
`;

const oldNote = `Sårnotat, høyre legg (erstattet)

Første utkast. Se nyere notat.
`;

const finn = {
  category: 'Epikriser og sammenfatninger',
  patientKey: 'f',
  status: 'current',
  custodian: 'Finnmarkssykehuset Kirkenes',
} as const;

/** What patient F has beside images: a letter, a note, a photograph, a recording, and a table that no browser shows. All invented. */
export const sampleDocuments: readonly SampleDocument[] = [
  {
    ...finn,
    id: 'f-discharge',
    uniqueId: uniqueId(1),
    type: { code: '18842-5', text: 'Epikrise' },
    title: 'Epikrise – pneumoni, Medisinsk sengepost',
    created: '2026-05-08T13:20:00+02:00',
    serviceStart: '2026-05-04T10:15:00+02:00',
    author: 'lege-4',
    contentType: 'application/pdf',
    bytes: () => writePdf('Epikrise', dischargePages),
  },
  {
    ...finn,
    id: 'f-wound-note',
    uniqueId: uniqueId(2),
    category: 'Sykepleiedokumentasjon',
    type: { code: '34746-8', text: 'Sykepleienotat' },
    title: 'Sårnotat, høyre legg',
    created: '2026-05-07T09:40:00+02:00',
    author: 'sykepleier-2',
    contentType: 'text/plain; charset=utf-8',
    bytes: () => Buffer.from(woundNote, 'utf8'),
  },
  {
    ...finn,
    id: 'f-wound-note-1',
    uniqueId: uniqueId(3),
    category: 'Sykepleiedokumentasjon',
    type: { code: '34746-8', text: 'Sykepleienotat' },
    title: 'Sårnotat, høyre legg',
    created: '2026-05-07T09:10:00+02:00',
    status: 'superseded',
    author: 'sykepleier-2',
    contentType: 'text/plain; charset=utf-8',
    bytes: () => Buffer.from(oldNote, 'utf8'),
  },
  {
    ...finn,
    id: 'f-wound-photo',
    uniqueId: uniqueId(4),
    category: 'Bilder og lyd',
    type: { code: '72170-4', text: 'Klinisk foto' },
    title: 'Sår høyre legg',
    created: '2026-05-07T09:35:00+02:00',
    author: 'sykepleier-2',
    contentType: 'image/jpeg',
    bytes: woundPhotograph,
  },
  {
    ...finn,
    id: 'f-sound',
    uniqueId: uniqueId(5),
    category: 'Bilder og lyd',
    type: { text: 'Lydopptak' },
    title: 'Lungelyd, høyre basis',
    created: '2026-05-05T08:05:00+02:00',
    author: 'lege-4',
    contentType: 'audio/wav',
    bytes: soundRecording,
  },
  {
    ...finn,
    id: 'f-table',
    uniqueId: uniqueId(6),
    category: 'Bilder og lyd',
    type: { text: 'Måleserie' },
    title: 'Temperatur under oppholdet',
    created: '2026-05-08T08:00:00+02:00',
    author: 'sykepleier-2',
    contentType: 'text/csv',
    bytes: () =>
      Buffer.from('dato;temperatur\r\n2026-05-04;39,2\r\n2026-05-05;38,4\r\n2026-05-06;37,1\r\n', 'utf8'),
  },
];
