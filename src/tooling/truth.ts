import { buildServer, buildViewer } from './build.ts';
import { findChromium } from './chromium.ts';
import { runTool } from './run.ts';

/** `npm run truth -- <folder>`: builds what is not built, finds a Chromium, and opens every object of the folder in the product. */
const built = await Promise.all([buildServer(), buildViewer()]);
const path = findChromium();
if (path === undefined)
  console.error('No Chromium was found or could be installed: install one, or set CHROMIUM_PATH to it.');
process.exitCode =
  path !== undefined && built.every(Boolean)
    ? await runTool('tsx', ['e2e/truth/truth.ts', ...process.argv.slice(2)], { CHROMIUM_PATH: path })
    : 1;
