import { displayName, type RegisteredPatient } from '#region/register/patients.ts';
import { html } from './html.ts';
import { page } from './page.ts';

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

/** Each bearer of the number is named with its issuer, and can be opened by its own key. */
export function ambiguousPage(patients: readonly RegisteredPatient[]): string {
  return page(
    'Flere pasienter har dette nummeret',
    html`<main class="problem">
      <h1>Flere pasienter har dette nummeret</h1>
      <p>
        Nummeret alene sier ikke hvem det gjelder. Velg pasient, eller oppgi utsteder (nummer^^^utsteder).
      </p>
      <ul>
        ${patients.map(
          (patient) =>
            html`<li>
              <a href="/open?patient=${encodeURIComponent(patient.key)}">${displayName(patient)}</a>:
              ${patient.identifiers.map(({ id, issuer }) => `${id}, utsteder ${issuer ?? 'ikke oppgitt'}`).join('; ')}
            </li>`,
        )}
      </ul>
      <p><a href="/">Tilbake til pasientlisten</a></p>
    </main>`,
  );
}
