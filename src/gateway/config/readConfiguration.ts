import { readFile } from 'node:fs/promises';

import { ConfigurationError, type GatewayConfiguration, parseConfiguration } from './configuration.ts';

/** The file `LYSBILDE_CONFIG` names. DATABASE_URL, where set, stands above the file's `databaseUrl`. */
export async function readConfiguration(
  path: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): Promise<GatewayConfiguration> {
  const configuration = parseConfiguration(parseJson(await readFile(path, 'utf8')));
  const databaseUrl = environment['DATABASE_URL'];
  return databaseUrl === undefined || databaseUrl === '' ? configuration : { ...configuration, databaseUrl };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigurationError([{ path: '(root)', why: 'not JSON' }]);
  }
}
