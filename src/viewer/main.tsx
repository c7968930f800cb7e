import '@fontsource-variable/inter/wght.css';

import './ui/tokens.css';
import './ui/controls.css';

import { contextIdOf } from './session/start.ts';
import { openAccess } from './app/access.ts';
import { begin } from './app/begin.ts';
import { loadImages } from './app/loadImages.ts';
import { namedStudies } from './comparison/viewState.ts';

/** Asks every archive before anything is drawn, and fetches the rest of the app meanwhile. What it learns of the patient is local to it. */
function start(root: HTMLElement): void {
  const access = openAccess();
  const studies = namedStudies(new URLSearchParams(location.search));
  const beginning = begin({ contextId: contextIdOf(location.pathname), access, studies });
  // Should this fail, the screen that needs it asks again and says so.
  if (studies.length > 0) loadImages().catch(() => undefined);
  void import('./app/mount.tsx').then(({ mount }) => mount(root, { access, beginning }));
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has a #root');
start(root);
