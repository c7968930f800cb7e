import { spawn } from 'node:child_process';

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

const results = await Promise.all(programs.map(check));
process.exitCode = results.every((code) => code === 0) ? 0 : 1;

function check(program: string): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn('node_modules/.bin/tsc', ['-p', `${program}/tsconfig.json`, '--pretty', 'false'], {
      stdio: 'inherit',
    });
    child.on('exit', resolve);
  });
}
