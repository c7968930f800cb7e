import { displayName, type RegisteredPatient } from '#region/register/patients.ts';
import { type SamplePractitioner } from '#region/samples/people.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';
import { openAddress } from './patientParts.ts';
import { personText } from './words.ts';

export function problemPage(sentence: string): string {
  return page(
    'Kan ikke åpne bilder',
    html`<main class="problem">
      <h1>Kan ikke åpne bilder</h1>
      <p>${sentence}</p>
      <p><a href="/">Tilbake til pasientlisten</a></p>
    </main>`,
  );
}

/** Each bearer of the number is named with its issuer and birth date, and can be opened by its own key. */
export function ambiguousPage(
  patients: readonly RegisteredPatient[],
  user: SamplePractitioner | undefined,
): string {
  return page(
    'Flere pasienter har dette nummeret',
    html`<main class="problem">
      <h1>Flere pasienter har dette nummeret</h1>
      <p>
        Nummeret alene sier ikke hvem det gjelder. Velg pasient, eller oppgi utsteder (nummer^^^utsteder).
      </p>
      <ul>
        ${patients.map((patient) => bearer(patient, user))}
      </ul>
      <p><a href="/">Tilbake til pasientlisten</a></p>
    </main>`,
  );
}

function bearer(patient: RegisteredPatient, user: SamplePractitioner | undefined): Html {
  const numbers = patient.identifiers.map(({ id, issuer }) => `${id}, utsteder ${issuer ?? 'ikke oppgitt'}`);
  return html`<li>
    <a href="${openAddress(patient, user)}">${displayName(patient)}</a>, ${personText(patient)}:
    ${numbers.join('; ')}
  </li>`;
}
