import '@fontsource-variable/inter/wght.css';

import './ui/tokens.css';
import './ui/controls.css';

import { contextIdOf } from './session/start.ts';
import { openAccess } from './app/access.ts';
import { begin } from './app/begin.ts';

/** Asks every archive before anything is drawn, and fetches the rest of the app meanwhile. What it learns of the patient is local to it. */
function start(root: HTMLElement): void {
  const access = openAccess();
  const beginning = begin(contextIdOf(location.pathname), access);
  void import('./app/mount.tsx').then(({ mount }) => mount(root, { access, beginning }));
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has a #root');
start(root);
