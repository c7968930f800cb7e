import { runTool } from './run.ts';

/** One tsconfig.json per program, so that DOM and Node types never meet. */
const programs = [
  'src/dicom',
  'src/protocol',
  'src/viewer',
  'src/gateway',
  'src/region',
  'src/tooling',
  'src',
  'e2e',
];

/** Where what has been found is kept: a second check looks at what has changed, and at what that touches. */
const known = 'node_modules/.cache/types';

const codes = await Promise.all(
  programs.map((program) =>
    runTool('tsc', [
      '--project',
      `${program}/tsconfig.json`,
      '--pretty',
      'false',
      '--incremental',
      '--tsBuildInfoFile',
      `${known}/${program.replaceAll('/', '-')}.tsbuildinfo`,
    ]),
  ),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
