import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** A Chromium to test with: CHROMIUM_PATH, the system's, Playwright's own; else one is installed if this machine lets us. */
export function findChromium(): string | undefined {
  return known() ?? install();
}

function known(): string | undefined {
  const named = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map((name) =>
    spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim(),
  );
  return [process.env['CHROMIUM_PATH'] ?? '', ...named, chromium.executablePath()].find(
    (path) => path !== '' && existsSync(path),
  );
}

function install(): string | undefined {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (isDebianRoot)
    spawnSync('sh', ['-c', 'apt-get update -qq && apt-get install -y -qq chromium'], { stdio: 'inherit' });
  else spawnSync('node_modules/.bin/playwright', ['install', 'chromium'], { stdio: 'inherit' });
  return known();
}
