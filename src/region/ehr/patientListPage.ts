import {
  formatNationalNumber,
  isPersonNumberOid,
  isSyntheticNationalNumber,
} from '#region/register/nationalNumber.ts';
import { displayName, type RegisteredPatient } from '#region/register/patients.ts';
import { localNumberOids, type SamplePractitioner } from '#region/samples/people.ts';
import { type PatientIdentifier } from '#dicom/patient.ts';
import { addedSection } from './addedSection.ts';
import { type Html, html } from './html.ts';
import { openAddress, option, reasonSelect } from './patientParts.ts';
import { page } from './page.ts';
import { type AddedGroup, type Record } from './record.ts';
import { ageText, patientCount, sexText } from './words.ts';

export interface PatientList {
  readonly record: Record;
  readonly user: SamplePractitioner;
  readonly added: readonly AddedGroup[];
}

export function patientListPage({ record, user, added }: PatientList): string {
  return page(
    'Pasientliste',
    html`<a class="skip" href="#pasienter">Hopp til pasientlisten</a>
      ${banner(record, user)}
      <main id="pasienter" tabindex="-1">
        <div class="headline">
          <h1>Pasientliste</h1>
          <p>${patientCount(record.patients.length)} i helseregionen</p>
        </div>
        <p class="note">Alle oppslag logges, og pasienten kan se hvem som har åpnet bildene.</p>
        <ul class="patients">
          ${record.patients.map((patient) => patientCard(patient, user))}
        </ul>
        ${added.map((group) => addedSection(group, user))}
      </main>
      <footer>Miljø for utvikling og prøving. Ikke til diagnostisk bruk.</footer>`,
  );
}

function banner(record: Record, user: SamplePractitioner): Html {
  return html`<header class="banner">
    <p class="brand"><span aria-hidden="true"></span>Pasientjournal</p>
    <form action="/" method="get" class="user">
      <p>${user.role}, ${user.department}, ${user.organisation} · HPR ${user.hprNumber}</p>
      <label for="user">Innlogget som</label>
      <select id="user" name="user" data-submits>
        ${record.practitioners.map((one) => option(one.key, `${one.family} ${one.given}`, one.key === user.key))}
      </select>
      <button type="submit">Bytt bruker</button>
    </form>
  </header>`;
}

function patientCard(patient: RegisteredPatient, user: SamplePractitioner): Html {
  const age = ageText(patient.birthDate, new Date());
  return html`<li class="patient" data-patient="${patient.key}" data-reasons>
    <div class="who">
      <h2 id="navn-${patient.key}">${displayName(patient)}</h2>
      <p>${patient.identifiers.map((identifier) => numberLine(identifier, patient))}</p>
      <p>${[age, sexText(patient.sex)].filter((part) => part !== undefined).join(', ')}</p>
    </div>
    <div class="why">
      <p class="ward">${patient.ward}</p>
      <p>${patient.story}</p>
    </div>
    ${reasonSelect(patient)}
    <a class="open" href="${openAddress(patient, user)}" aria-describedby="navn-${patient.key}"
      >Åpne bilder</a
    >
  </li>`;
}

function numberLine({ id, issuer }: PatientIdentifier, patient: RegisteredPatient): Html {
  if (!isPersonNumberOid(issuer))
    return html`<span class="number">${id}</span>
      <span class="issuer">lokalt nummer, ${issuerName(issuer)}</span>`;
  const isUnmarked = isSyntheticNationalNumber(id) && !displayName(patient).includes('TESTDATA');
  return html`<span class="number">${formatNationalNumber(id)}</span>
    ${isUnmarked ? html`<span class="tag">TESTDATA</span>` : undefined}`;
}

const issuerNames: ReadonlyMap<string, string> = new Map([
  [localNumberOids.unn, 'UNN'],
  [localNumberOids.nlsh, 'Nordlandssykehuset'],
]);

function issuerName(issuer: string | undefined): string {
  if (issuer === undefined) return 'utsteder ikke oppgitt';
  return issuerNames.get(issuer) ?? issuer;
}
