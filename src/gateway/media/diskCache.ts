import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { chmod, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files in one folder under hashed names (nothing of a patient in them), the longest unused removed first when all exceed `mostBytes`. */
export class DiskCache {
  readonly #folder: string;
  readonly #mostBytes: number;
  #trimming: Promise<void> | undefined;
  #writtenSinceTrim = 0;

  constructor(folder: string, mostBytes: number) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  /** The file kept under `key`, marked as used now; undefined when there is none. */
  async path(key: string): Promise<string | undefined> {
    const path = this.#pathOf(key);
    const now = new Date();
    return utimes(path, now, now).then(
      () => path,
      () => undefined,
    );
  }

  async read(key: string): Promise<Buffer | undefined> {
    const path = await this.path(key);
    return path === undefined ? undefined : readFile(path).catch(() => undefined);
  }

  /** A reader never sees half a file. */
  async write(key: string, bytes: Uint8Array): Promise<string> {
    const path = this.#pathOf(key);
    const unfinished = `${path}.${randomUUID()}.part`;
    await writeFile(unfinished, bytes, { mode: 0o600 });
    await rename(unfinished, path);
    return this.#written(path, bytes.length);
  }

  /** Takes over a finished file of the same disk. */
  async adopt(key: string, from: string): Promise<string> {
    const path = this.#pathOf(key);
    await chmod(from, 0o600);
    const { size } = await stat(from);
    await rename(from, path);
    return this.#written(path, size);
  }

  async #written(path: string, bytes: number): Promise<string> {
    this.#writtenSinceTrim += bytes;
    if (this.#writtenSinceTrim > this.#mostBytes / 16) await this.trim();
    return path;
  }

  async trim(): Promise<void> {
    this.#trimming ??= this.#trim().finally(() => {
      this.#trimming = undefined;
    });
    return this.#trimming;
  }

  async #trim(): Promise<void> {
    this.#writtenSinceTrim = 0;
    const names = await readdir(this.#folder);
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name);
        const found = await stat(path).catch(() => undefined);
        return { path, size: found?.size ?? 0, used: found?.mtimeMs ?? 0 };
      }),
    );
    let bytes = files.reduce((sum, file) => sum + file.size, 0);
    for (const file of files.sort((a, b) => a.used - b.used)) {
      if (bytes <= this.#mostBytes) return;
      await rm(file.path, { force: true });
      bytes -= file.size;
    }
  }

  #pathOf(key: string): string {
    return join(this.#folder, createHash('sha256').update(key).digest('hex'));
  }
}
