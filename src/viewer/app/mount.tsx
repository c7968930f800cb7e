import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { type Access } from './access.ts';
import { App, WithdrawnApp } from './App.tsx';
import { type Beginning } from './begin.ts';
import './app.css';

export interface Mounted {
  readonly access: Access;
  readonly beginning: Promise<Beginning>;
}

export function mount(root: HTMLElement, { access, beginning }: Mounted): void {
  forbidRestoredPages();
  const screen = createRoot(root);
  const render = (app: ReactNode) => screen.render(<StrictMode>{app}</StrictMode>);
  render(<App access={access} beginning={beginning} />);
  // Another screen altogether: nothing of the first, nor of the session it held, is referred to any more.
  const withdraw = () => render(<WithdrawnApp access={access} />);
  if (access.state().state !== 'open') withdraw();
  access.subscribe(withdraw);
}

/** A page kept by the browser's back button would show the patient after log-out: it is blanked as it leaves and loaded anew if it returns. */
function forbidRestoredPages(): void {
  addEventListener('pagehide', () => document.documentElement.classList.add('left'));
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
    else document.documentElement.classList.remove('left');
  });
}
