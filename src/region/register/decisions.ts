import { type SampleDecision } from '#region/samples/people.ts';

/** Where the codes below are defined. */
export const decisionSystem = 'https://terminology.dips.com/decisiontemplate';

export type Decision = SampleDecision;

/** Decisions the record takes by itself, from what it knows of the patient and the department. */
export const systemDecisions: readonly Decision[] = [
  system('BELEGG', 'Innlagt ved avdelingen'),
  system('POLBESOK', 'Time ved poliklinikken'),
  system('PLANOPP', 'Planlagt opphold'),
  system('HENVISNING', 'Henvist til avdelingen'),
  system('BEHANDLER', 'Behandler for pasienten'),
];

export const emergencyCode = 'BLAALYS';

/** Decisions the health worker takes and answers for. */
export const selfAuthorisedDecisions: readonly Decision[] = [
  self('TILSYN', 'Tilsyn for annen avdeling', 'COC'),
  self('MELDT', 'Meldt til avdelingen', 'TREAT'),
  self('HENV_PAS', 'Henvendelse fra pasienten', 'TREAT'),
  self('DELBEHAN', 'Deltar i behandlingen', 'COC'),
  self(emergencyCode, 'Nødrettstilgang (blålys)', 'BTG'),
];

export function decisionOf(code: string): Decision | undefined {
  return [...systemDecisions, ...selfAuthorisedDecisions].find((decision) => decision.code === code);
}

/** What the record may offer for one patient: its own decision first, then those the health worker can take. */
export function decisionsFor(own: Decision): readonly [Decision, ...Decision[]] {
  return [own, ...selfAuthorisedDecisions.filter((decision) => decision.code !== own.code)];
}

function system(code: string, display: string): Decision {
  return { code, display, purposeOfUse: 'TREAT', selfAuthorised: false };
}

function self(code: string, display: string, purposeOfUse: Decision['purposeOfUse']): Decision {
  return { code, display, purposeOfUse, selfAuthorised: true };
}
