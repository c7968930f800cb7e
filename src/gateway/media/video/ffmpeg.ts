import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { setPriority } from 'node:os';
import { delimiter, isAbsolute, join } from 'node:path';

/** The program that repacks and converts what browsers do not play. An installation may do without it. */
export interface Ffmpeg {
  readonly path: string;
  /** As it says itself, `5.1.9-0+deb12u1`. */
  readonly version: string;
}

/** `FFMPEG_PATH` if it is set (then no other is looked for), else the first in the PATH. Undefined when there is none that runs. */
export async function findFfmpeg(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Ffmpeg | undefined> {
  const configured = environment['FFMPEG_PATH'];
  const folders = (environment['PATH'] ?? '').split(delimiter).filter(isAbsolute);
  const candidates =
    configured === undefined || configured === ''
      ? folders.map((folder) => join(folder, process.platform === 'win32' ? 'ffmpeg.exe' : 'ffmpeg'))
      : [configured];
  const path = candidates.find(isProgram);
  if (path === undefined) return undefined;
  const ended = await run(path, ['-version'], { timeLimit: 10_000, signal: new AbortController().signal });
  const version = /^ffmpeg version (\S+)/.exec(ended.output)?.[1];
  return ended.kind === 'ended' && ended.code === 0 && version !== undefined ? { path, version } : undefined;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export interface Running {
  /** Milliseconds. */
  readonly timeLimit: number;
  /** Aborted, the program is killed. */
  readonly signal: AbortSignal;
  readonly folder?: string;
}

export type Ended = { readonly output: string; readonly errors: string } & (
  { readonly kind: 'ended'; readonly code: number | null } | { readonly kind: 'too-slow' | 'unwanted' }
);

/** As much of what a program prints as is kept. */
const mostText = 64 * 1024;

/** Runs a program with exactly these arguments, no shell, no input, an empty environment, and lower priority than the gateway itself. */
export async function run(
  path: string,
  args: readonly string[],
  { timeLimit, signal, folder }: Running,
): Promise<Ended> {
  return new Promise((resolve) => {
    const text = { output: '', errors: '' };
    if (signal.aborted) return resolve({ ...text, kind: 'unwanted' });
    const child = spawn(path, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { LC_ALL: 'C' },
      shell: false,
      windowsHide: true,
      ...(folder === undefined ? {} : { cwd: folder }),
    });
    let killed: 'too-slow' | 'unwanted' | undefined;
    const kill = (why: 'too-slow' | 'unwanted') => () => {
      killed ??= why;
      child.kill('SIGKILL');
    };
    const [onTime, onUnwanted] = [kill('too-slow'), kill('unwanted')];
    const timer = setTimeout(onTime, timeLimit);
    signal.addEventListener('abort', onUnwanted);
    const end = (code: number | null) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onUnwanted);
      resolve(killed === undefined ? { ...text, kind: 'ended', code } : { ...text, kind: killed });
    };
    child.once('error', () => end(null));
    child.once('close', end);
    child.stdout.on('data', (chunk: Buffer) => {
      text.output = (text.output + chunk.toString('latin1')).slice(-mostText);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      text.errors = (text.errors + chunk.toString('latin1')).slice(-mostText);
    });
    beNice(child.pid);
  });
}

/** A program that has ended already cannot be slowed, and needs not be. */
function beNice(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, 10);
  } catch {
    return;
  }
}
