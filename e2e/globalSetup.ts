import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

import { startProduct } from './product.ts';

/** One product for all journeys: the demo region, and the corpus as an added archive where it is at hand. */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const home = resolve('.lysbilde/test');
  const corpus = resolve(process.env['LYSBILDE_CORPUS'] ?? '../shared/corpus', 'files');
  rmSync(`${home}/database`, { recursive: true, force: true });
  const product = await startProduct({ home, archives: existsSync(corpus) ? [`Korpus=${corpus}`] : [] });
  process.env['LYSBILDE_E2E_EHR'] = product.ehr;
  return () => product.stop();
}
