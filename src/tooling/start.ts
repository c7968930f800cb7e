import { spawn } from 'node:child_process';

import { buildServer, buildViewer } from './build.ts';
import { run } from './run.ts';

/** `npm start`: builds what is not built, makes the samples beside it, then runs the built product. */
const args = process.argv.slice(2);
const program = 'dist/server/start.js';

if (!(await buildServer())) process.exit(1);
const [isBuilt, prepared] = await Promise.all([
  buildViewer(),
  run(process.execPath, [program, '--prepare', ...args]),
]);
if (!isBuilt || prepared !== 0) process.exit(1);

const product = spawn(process.execPath, [program, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => product.kill(signal));
product.on('exit', (code) => process.exit(code ?? 0));
