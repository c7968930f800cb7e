import { isFresh, sourceHash, writeStamp } from './freshness.ts';
import { runTool } from './run.ts';

const quiet = ['--logLevel', 'error'];
const stamps = { server: 'dist/.server', viewer: 'dist/.viewer' };

/** Builds gateway, region and start.ts for Node into dist/server, unless what stands there is of this source. */
export function buildServer(): Promise<boolean> {
  return build(stamps.server, ['build', '--mode', 'server', ...quiet]);
}

/** Builds the viewer for browsers into dist/viewer, unless what stands there is of this source. */
export function buildViewer(): Promise<boolean> {
  return build(stamps.viewer, ['build', ...quiet]);
}

async function build(stamp: string, args: readonly string[]): Promise<boolean> {
  const hash = sourceHash();
  if (isFresh(stamp, hash)) return true;
  if ((await runTool('vite', args, { NODE_ENV: 'production' })) !== 0) return false;
  writeStamp(stamp, hash);
  return true;
}

if (process.argv[1]?.endsWith('build.ts') === true) {
  const built = await Promise.all([buildServer(), buildViewer()]);
  process.exitCode = built.every(Boolean) ? 0 : 1;
}
