import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom. A room not named here may import nothing of ours. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'viewer/app': [
    'viewer/timeline',
    'viewer/comparison',
    'viewer/viewports',
    'viewer/rendering',
    'viewer/archives',
    'viewer/session',
    'viewer/i18n',
    'viewer/ui',
    'protocol',
    'dicom',
  ],
  'viewer/timeline': ['viewer/archives', 'viewer/session', 'viewer/i18n', 'viewer/ui', 'dicom', 'protocol'],
  'viewer/comparison': [
    'viewer/viewports',
    'viewer/archives',
    'viewer/session',
    'viewer/i18n',
    'viewer/ui',
    'dicom',
    'protocol',
  ],
  'viewer/viewports': ['viewer/rendering', 'viewer/archives', 'viewer/i18n', 'viewer/ui', 'dicom'],
  'viewer/archives': ['dicom', 'protocol'],
  'viewer/session': ['dicom', 'protocol'],
  'viewer/rendering': ['dicom'],
  gateway: ['gateway/*', 'dicom', 'protocol'],
  'gateway/launch': ['gateway', 'gateway/database', 'gateway/config', 'dicom', 'protocol'],
  'gateway/access': ['gateway', 'gateway/database', 'gateway/config', 'dicom', 'protocol'],
  'gateway/audit': ['gateway', 'gateway/database', 'gateway/config', 'dicom', 'protocol'],
  'gateway/archives': ['gateway', 'gateway/database', 'gateway/config', 'dicom', 'protocol'],
  'gateway/seen': ['gateway', 'gateway/database', 'gateway/config', 'dicom', 'protocol'],
  'gateway/layouts': ['gateway', 'gateway/database', 'gateway/config', 'dicom', 'protocol'],
  'gateway/media': ['gateway', 'gateway/database', 'gateway/config', 'dicom', 'protocol'],
  'gateway/database': ['gateway', 'gateway/config', 'dicom', 'protocol'],
  'gateway/config': ['dicom', 'protocol'],
  region: ['dicom', 'region/*'],
  start: ['gateway', 'region', 'region/register', 'region/samples'],
  tooling: [],
  dicom: [],
  protocol: [],
  'viewer/i18n': [],
  'viewer/ui': [],
};

/** The gateway's root holds the server (which joins the rooms), `gate.ts` (types that its rooms share) and `thread.ts` (how threads start); only the latter two may be imported by them. */
const sharedGatewayFiles = new Set(['gateway/gate.ts', 'gateway/thread.ts']);

/** Node reaches these rooms only; tests and configuration may use it anywhere. */
const nodeRooms = ['gateway', 'region', 'start', 'tooling'];

const source = resolve(import.meta.dirname);
const files = walk(source).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));

test('every import stays within the rooms its own room may use', () => {
  expect(files.flatMap(forbiddenImports)).toEqual([]);
});

test('Node modules are used only where Node runs', () => {
  const offenders = files
    .filter((file) => !nodeRooms.some((room) => roomOf(file) === room || roomOf(file).startsWith(`${room}/`)))
    .filter((file) => importsOf(file).some((specifier) => specifier.startsWith('node:')));
  expect(offenders.map((file) => relative(source, file))).toEqual([]);
});

test('nothing climbs out of its folder by a relative path, and no file is named index', () => {
  expect(files.filter((file) => importsOf(file).some((specifier) => specifier.startsWith('..')))).toEqual([]);
  expect(files.filter((file) => /[\\/]index\.tsx?$/.test(file))).toEqual([]);
});

test('only rendering knows Cornerstone', () => {
  const offenders = files
    .filter((file) => !roomOf(file).startsWith('viewer/rendering'))
    .filter((file) =>
      importsOf(file).some((specifier) =>
        /^@cornerstonejs\/(core|tools|dicom-image-loader|metadata)/.test(specifier),
      ),
    );
  expect(offenders.map((file) => relative(source, file))).toEqual([]);
});

function forbiddenImports(file: string): readonly string[] {
  const from = roomOf(file);
  return importsOf(file)
    .map((specifier) => ({ specifier, to: roomOfSpecifier(file, specifier) }))
    .filter(({ to }) => to !== undefined && to !== from && !mayImport(file, from, to))
    .map(({ specifier }) => `${relative(source, file)} → ${specifier}`);
}

function mayImport(file: string, from: string, to: string): boolean {
  const rules = allowed[from] ?? allowed[from.split('/')[0] ?? ''] ?? [];
  if (from.startsWith('gateway/') && to === 'gateway') {
    return importsOf(file)
      .filter((specifier) => roomOfSpecifier(file, specifier) === 'gateway')
      .every((specifier) => sharedGatewayFiles.has(specifier.replace('#', '')));
  }
  return rules.some((rule) => rule === to || (rule.endsWith('/*') && to.startsWith(rule.slice(0, -1))));
}

function roomOfSpecifier(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return roomOf(join(source, specifier.slice(1).replace(/\?.*$/, '')));
  if (specifier.startsWith('./')) return roomOf(resolve(dirname(file), specifier.replace(/\?.*$/, '')));
  return undefined;
}

/** `viewer/timeline`, `gateway/media`, `gateway` (its root files), `dicom`, `start`. The viewer's main.tsx counts as app. */
function roomOf(file: string): string {
  const parts = relative(source, file).split(sep);
  if (parts.length === 1) return (parts[0] ?? '').replace(/\.tsx?$/, '');
  const [top = '', second = ''] = parts;
  if (top === 'viewer') return parts.length === 2 ? 'viewer/app' : `viewer/${second}`;
  if (top === 'gateway' || top === 'region') return parts.length === 2 ? top : `${top}/${second}`;
  return top;
}

function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*|new URL\(\s*)['"]([^'"]+)['"]/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '');
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
