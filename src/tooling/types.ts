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

const codes = await Promise.all(
  programs.map((program) => runTool('tsc', ['-p', `${program}/tsconfig.json`, '--pretty', 'false'])),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
