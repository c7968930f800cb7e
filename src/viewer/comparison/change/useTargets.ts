import { useStudyReports } from '#viewer/archives/reportInstances.ts';
import { useArchives } from '#viewer/archives/useStudies.tsx';
import { mayHaveReports } from '#viewer/comparison/doses/studyDoses.ts';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { useDrawnFigures } from '#viewer/viewports/measuring/figures.ts';
import { drawnTargets } from './drawnTargets.ts';
import { reportTargets } from './reportTargets.ts';
import { type Target } from './target.ts';
import { joinTargets } from './targets.ts';

/** Everything measured of the patient that is known so far, and what may be missing. */
export interface MeasuredTargets {
  readonly targets: readonly Target[];
  readonly isWaiting: boolean;
  /** Archives that did not answer about reports, by name. */
  readonly missing: readonly string[];
  readonly refused: number;
  /** An archive has more series than it listed. */
  readonly isCut: boolean;
  readonly retry: () => void;
}

export function useTargets({ timeline }: Workspace): MeasuredTargets {
  const { studies } = timeline;
  const figures = useDrawnFigures();
  const { archives } = useArchives();
  const { reports, retry } = useStudyReports(studies.filter(mayHaveReports));
  const missing = new Set(reports.flatMap((one) => one.missing));
  const documents = reports.flatMap(({ instances }) => instances);
  return {
    targets: joinTargets(drawnTargets(figures, studies), reportTargets(documents, studies)),
    isWaiting: reports.some((one) => one.isWaiting),
    missing: archives.filter(({ archiveId }) => missing.has(archiveId)).map(({ name }) => name),
    refused: reports.reduce((sum, one) => sum + one.refused, 0),
    isCut: reports.some((one) => one.isCut),
    retry,
  };
}
