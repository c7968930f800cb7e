import { expect, test } from 'vitest';

import { usualPriorRules } from '#protocol/priorRules.ts';

import { ConfigurationError, type GatewayConfigurationInput, parseConfiguration } from './configuration.ts';

const least: GatewayConfigurationInput = {
  issuers: [{ iss: 'https://record.example/fhir', clientId: 'lysbilde' }],
  archives: [{ archiveId: 'unn', name: 'UNN', url: 'https://archive.example/dicom-web' }],
};

test('the least configuration is accepted, and the rest takes its defaults', () => {
  expect(parseConfiguration(least)).toMatchObject({
    listen: { host: '127.0.0.1', port: 4001 },
    home: '.lysbilde',
    session: { idleSeconds: 900, absoluteSeconds: 36_000 },
    features: { download: false, print: false },
    frameAncestors: [],
    issuers: [{ key: 'client', scopeStyle: 'v2', pushedAuthorization: 'when-offered' }],
  });
});

test('a site names the rules of relevance that are its own, and the rest are the usual ones', () => {
  const { priors } = parseConfiguration({ ...least, priors: { offered: 3 } });
  expect(priors).toEqual({ ...usualPriorRules, offered: 3 });
});

const stage = { kind: 'cells', name: 'Snitt', grid: '1x2', cells: [{ show: { plane: 'axial' } }] };
const rule = { name: 'Hode hos oss', stages: [stage] };
const issuer = least.issuers[0];
const archive = least.archives[0];
type Refused = readonly [name: string, value: unknown, path: string, why: RegExp];
const refused: readonly Refused[] = [
  ['an unknown key', { ...least, publicURL: 'x' }, 'publicURL', /unknown key/],
  ['an unknown key deep inside', { ...least, session: { idle: 5 } }, 'session.idle', /unknown key/],
  [
    'an unknown key of an issuer',
    { ...least, issuers: [{ ...issuer, clientid: 'x' }] },
    'issuers.0.clientid',
    /unknown key/,
  ],
  [
    'an unknown key of an archive',
    { ...least, archives: [{ ...archive, uri: 'x' }] },
    'archives.0.uri',
    /unknown key/,
  ],
  [
    'a missing client id',
    { ...least, issuers: [{ iss: 'https://a.example' }] },
    'issuers.0.clientId',
    /missing/,
  ],
  ['no issuer at all', { ...least, issuers: [] }, 'issuers', /min_length/],
  [
    'a record over plain http',
    { ...least, issuers: [{ ...issuer, iss: 'http://record.example' }] },
    'issuers.0.iss',
    /https/,
  ],
  ['a public address with a path', { ...least, publicUrl: 'https://a.example/b' }, 'publicUrl', /origin/],
  [
    'a key name that climbs',
    { ...least, issuers: [{ ...issuer, key: '../a' }] },
    'issuers.0.key',
    /expected|a-z0-9|Invalid/,
  ],
  ['a database of another make', { ...least, databaseUrl: 'mysql://a' }, 'databaseUrl', /postgres/],
  ['two archives of one id', { ...least, archives: [archive, archive] }, 'archives', /unique/],
  ['a wildcard ancestor', { ...least, frameAncestors: ['*'] }, 'frameAncestors.0', /./],
  [
    'a hanging rule with a plane that is none',
    { ...least, hangingRules: [{ ...rule, stages: [{ ...stage, cells: [{ show: { plane: 'aksial' } }] }] }] },
    'hangingRules.0.stages.0.cells.0.show.plane',
    /in the hanging rule «Hode hos oss»: expected .*axial/,
  ],
  [
    'a hanging rule with more cells than places',
    { ...least, hangingRules: [{ ...rule, stages: [{ ...stage, grid: '1x1', cells: [{}, {}] }] }] },
    'hangingRules.0',
    /«Hode hos oss»: a stage has more cells than its grid has places/,
  ],
  [
    'a hanging rule with an unknown word',
    { ...least, hangingRules: [rule, { ...rule, name: 'Kne', wen: {} }] },
    'hangingRules.1.wen',
    /in the hanging rule «Kne»: unknown key/,
  ],
  [
    'a hanging rule of a region that does not exist',
    { ...least, hangingRules: [{ ...rule, when: { regions: ['hode'] } }] },
    'hangingRules.0',
    /«Hode hos oss»: a region that is not known/,
  ],
  [
    'a hanging rule without a name',
    { ...least, hangingRules: [{ stages: [stage] }] },
    'hangingRules.0.name',
    /in a hanging rule without a name: is missing/,
  ],
  ['zero idle time', { ...least, session: { idleSeconds: 0 } }, 'session.idleSeconds', /min_value/],
  [
    'an unknown rung',
    { ...least, priors: { rungs: [{ anatomy: 'near' }] } },
    'priors.rungs.0.anatomy',
    /expected/,
  ],
  ['a ladder without rungs', { ...least, priors: { rungs: [] } }, 'priors.rungs', /min_length/],
  ['an unknown rule', { ...least, priors: { rung: [] } }, 'priors.rung', /unknown key/],
  ['a list', [], 'issuers', /missing/],
  ['nothing', undefined, '(root)', /./],
];

test.each(refused)('%s is refused with its path', (...[, value, path, why]: Refused) => {
  const error = refusalOf(value);
  const refusal = error.refusals.find((each) => each.path === path);
  expect(refusal?.why ?? error.message).toMatch(why);
  expect(error.refusals.map((each) => each.path)).toContain(path);
});

test('a refused value is not repeated, since it may be a secret', () => {
  expect(refusalOf({ ...least, databaseUrl: 'SENTINEL' }).message).not.toContain('SENTINEL');
});

function refusalOf(value: unknown): ConfigurationError {
  try {
    parseConfiguration(value);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
  }
  throw new Error('was accepted');
}
