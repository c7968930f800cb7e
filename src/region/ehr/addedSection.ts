import { displayName, type RegisteredPatient } from '#region/register/patients.ts';
import { type SamplePractitioner } from '#region/samples/people.ts';
import { type Html, html } from './html.ts';
import { openAddress, reasonSelect } from './patientParts.ts';
import { type AddedGroup, type UnreadableFile } from './record.ts';
import { count, patientCount, personText, studyCount } from './words.ts';

export function addedSection(group: AddedGroup, user: SamplePractitioner): Html {
  const { archive } = group;
  return html`<section
    class="added"
    aria-labelledby="arkiv-${archive.archiveId}"
    data-archive="${archive.archiveId}"
  >
    <div class="headline">
      <h2 id="arkiv-${archive.archiveId}">${archive.name}</h2>
      <p>${summary(group)}</p>
    </div>
    ${
      group.kind === 'missing'
        ? html`<p class="missing" role="alert">
            Pasientene i dette arkivet vises ikke: ${group.why}.
            <a href="">Prøv igjen</a>
          </p>`
        : listed(group.patients, user)
    }
    ${
      group.kind === 'listed' && group.more
        ? html`<p class="note">
            Arkivet har flere pasienter enn det ga. Søk i arkivet selv, eller åpne med nummer.
          </p>`
        : undefined
    }
    ${unreadableFiles(group.unreadable)}
  </section>`;
}

function summary(group: AddedGroup): string {
  if (group.kind === 'missing') return 'Mangler';
  const studies = group.patients.reduce((total, { archive }) => total + (archive?.studies ?? 0), 0);
  return `Tillagt arkiv · ${patientCount(group.patients.length)} · ${studyCount(studies)}`;
}

/** One reason for the whole list: nothing in the images tells one patient's from another's. */
function listed(patients: readonly RegisteredPatient[], user: SamplePractitioner): Html {
  const [first] = patients;
  if (first === undefined) return html`<p class="note">Ingen pasienter funnet.</p>`;
  return html`<div data-reasons>
    ${reasonSelect({ ...first, key: first.archive?.archiveId ?? first.key })}
    <ul class="rows">
      ${patients.map((patient) => row(patient, user))}
    </ul>
  </div>`;
}

function row(patient: RegisteredPatient, user: SamplePractitioner): Html {
  const [identifier] = patient.identifiers;
  const isNameless = patient.archive?.withoutPatientId === true;
  return html`<li data-patient="${patient.key}">
    <div id="navn-${patient.key}">
      <strong>${displayName(patient)}</strong>
      <span class="number">${isNameless ? undefined : identifier?.id}</span>
    </div>
    <div>${isNameless ? 'bilder som ikke sier hvem de tilhører' : personText(patient)}</div>
    <div>${studyCount(patient.archive?.studies ?? 0)}</div>
    ${
      identifier === undefined
        ? html`<span>Kan ikke åpnes</span>`
        : html`<a class="open" href="${openAddress(patient, user)}" aria-describedby="navn-${patient.key}"
            >Åpne bilder</a
          >`
    }
  </li>`;
}

function unreadableFiles(files: readonly UnreadableFile[]): Html | undefined {
  if (files.length === 0) return undefined;
  return html`<details class="unreadable">
    <summary>${count('fil kan ikke leses', 'filer kan ikke leses')(files.length)}</summary>
    <dl>
      ${files.map(
        ({ file, reason }) =>
          html`<div>
            <dt>${file}</dt>
            <dd>${reason}</dd>
          </div>`,
      )}
    </dl>
  </details>`;
}
