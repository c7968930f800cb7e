import { decisionsFor, emergencyCode } from '#region/register/decisions.ts';
import { type RegisteredPatient } from '#region/register/patients.ts';
import { type SamplePractitioner } from '#region/samples/people.ts';
import { type Html, html } from './html.ts';

/** The record's own decision is chosen already; the others are the health worker's to answer for. */
export function reasonSelect(patient: RegisteredPatient): Html {
  const [own, ...others] = decisionsFor(patient.decision);
  const id = `begrunnelse-${patient.key}`;
  const rest = others.map((decision) => option(decision.code, decision.display, false));
  return html`<div class="reason">
    <label for="${id}">Begrunnelse for tilgang</label>
    <select id="${id}" data-own="${own.code}" data-emergency="${emergencyCode}" autocomplete="off">
      ${
        own.selfAuthorised
          ? [option(own.code, own.display, true), ...rest]
          : html`<optgroup label="Fra journalen">${option(own.code, own.display, true)}</optgroup>
              <optgroup label="Egen begrunnelse">${rest}</optgroup>`
      }
    </select>
    <p class="logged" hidden role="status">Oppslaget logges og kan ses av pasienten</p>
  </div>`;
}

export function openAddress(patient: RegisteredPatient, user: SamplePractitioner | undefined): string {
  const query = new URLSearchParams({ patient: patient.key });
  if (user !== undefined) query.set('user', user.key);
  return `/open?${query.toString()}`;
}

export function option(value: string, text: string, isChosen: boolean): Html {
  return isChosen
    ? html`<option value="${value}" selected>${text}</option>`
    : html`<option value="${value}">${text}</option>`;
}
