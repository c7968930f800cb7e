import { type Judged } from './lane.ts';
import { type Outcome } from './verdict.ts';

/** A line for every deviation, then the counts by how far the references agree, then the sum of all. */
export function summary(all: readonly Judged[], seconds: number): readonly string[] {
  const deviations = all
    .filter(({ verdict }) => verdict.outcome !== 'true')
    .toSorted((a, b) => order(a) - order(b) || a.file.file.localeCompare(b.file.file))
    .map(({ file, verdict, milliseconds }) =>
      [verdict.outcome.padEnd(7), file.file, oneLine(verdict.because), `${Math.round(milliseconds)} ms`].join(
        '  ',
      ),
    );
  const agreements = [...new Set(all.map(agreementOf))].toSorted();
  return [
    ...deviations,
    '',
    ...agreements.map((name) => `${name}: ${counts(all.filter((one) => agreementOf(one) === name))}`),
    `${all.length} files in ${Math.round(seconds)} s`,
    `truth: ${counts(all)}`,
  ];
}

const outcomes: readonly Outcome[] = ['true', 'refused', 'wrong', 'silent'];
const order = ({ verdict }: Judged) => outcomes.indexOf(verdict.outcome);

function counts(all: readonly Judged[]): string {
  return outcomes
    .map((outcome) => `${all.filter(({ verdict }) => verdict.outcome === outcome).length} ${outcome}`)
    .join(', ');
}

function agreementOf({ file }: Judged): string {
  if (file.features.includes('hostile')) return 'hostile, no reference';
  return file.references[0]?.agreement ?? 'no reference';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 200);
}
