import { statSync } from 'node:fs';
import { type TestSequencer, type TestSpecification } from 'vitest/node';

/** The order of unit test files where nothing is known of their times, as in CI: the proofs take the longest, and after them the larger files. */
export class ProofsFirst implements TestSequencer {
  shard(files: TestSpecification[]): TestSpecification[] {
    return files;
  }

  sort(files: TestSpecification[]): TestSpecification[] {
    return files.toSorted((a, b) => weightOf(b) - weightOf(a));
  }
}

function weightOf({ moduleId }: TestSpecification): number {
  return (/\/e2e\/proofs\//.test(moduleId) ? 1e6 : 0) + statSync(moduleId).size;
}
