import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** PGlite does not see a second process in its folder, and two would ruin it. A lock left by a process that is gone is taken over. */
export function holdFolder(folder: string): () => void {
  mkdirSync(dirname(folder), { recursive: true });
  const lock = `${folder}.lock`;
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (cause) {
    if (isAlive(Number(readFileSync(lock, 'utf8'))))
      throw new Error(`${folder} is in use by another process; use DATABASE_URL for several`, { cause });
    writeFileSync(lock, String(process.pid));
  }
  return () => rmSync(lock, { force: true });
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
