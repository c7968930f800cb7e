import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';

/** The data folder of the first product that globalSetup starts; its samples serve every other product of a test too. */
export const mainHome = resolve('.lysbilde/test');

/** An empty database, made once by globalSetup: to make one takes several seconds of a processor, to copy it none. */
export const emptyDatabase = resolve('.lysbilde/test-database');

/** A data folder with a database of its own and the samples of the main one. */
export function freshHome(name: string): string {
  const home = resolve(`.lysbilde/test-${name}`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  if (existsSync(`${mainHome}/region`)) symlinkSync(`${mainHome}/region`, `${home}/region`);
  if (existsSync(emptyDatabase)) cpSync(emptyDatabase, `${home}/database`, { recursive: true });
  return home;
}
