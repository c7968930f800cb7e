import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { resolve } from 'node:path';

/** The data folder of the product that globalSetup starts; its samples serve every other product of a test too. */
export const mainHome = resolve('.lysbilde/test');

/** A data folder with a database of its own and the samples of the main one. */
export function freshHome(name: string): string {
  const home = resolve(`.lysbilde/test-${name}`);
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  if (existsSync(`${mainHome}/region`)) symlinkSync(`${mainHome}/region`, `${home}/region`);
  return home;
}
