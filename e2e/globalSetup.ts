import { PGlite } from '@electric-sql/pglite';
import { type FullConfig } from '@playwright/test';
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

import { emptyDatabase, freshHome, mainHome } from './homes.ts';
import { type Product, startProduct } from './product.ts';

/**
 * A product for each worker: the demo region, and the corpus as an added archive where it is at hand. What a journey reads of the journal,
 * of seen-marks and of layouts is then never another's that runs beside it.
 */
export default async function globalSetup({ workers }: FullConfig): Promise<() => Promise<void>> {
  for (const made of [`${mainHome}/database`, emptyDatabase]) rmSync(made, { recursive: true, force: true });
  // The first makes its database itself, as for a new user, and the samples where they are not made: the others use them.
  const [first] = await Promise.all([start(mainHome), makeEmptyDatabase()]);
  const others = await Promise.all(
    Array.from({ length: workers - 1 }, (_, n) => start(freshHome(`worker-${n + 2}`))),
  );
  const products = [first, ...others];
  process.env['LYSBILDE_E2E_EHR'] = products.map(({ ehr }) => ehr).join(' ');
  return async () => void (await Promise.all(products.map((product) => product.stop())));
}

async function makeEmptyDatabase(): Promise<void> {
  const database = await PGlite.create({ dataDir: emptyDatabase });
  await database.close();
}

function start(home: string): Promise<Product> {
  const corpus = resolve(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus', 'files');
  return startProduct({ home, archives: existsSync(corpus) ? [`Korpus=${corpus}`] : [] });
}
