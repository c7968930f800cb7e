import { type ReactNode, StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';

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
  const screen = show(root, <App access={access} beginning={beginning} />);
  let hasLeft = false;
  const withdraw = () => {
    if (hasLeft) return;
    hasLeft = true;
    // Another root, not another element in the same one: React keeps what a root showed last, and with it the patient.
    screen.unmount();
    show(root, <WithdrawnApp access={access} />);
  };
  if (access.state().state !== 'open') withdraw();
  access.subscribe(withdraw);
}

function show(element: HTMLElement, app: ReactNode): Root {
  const screen = createRoot(element);
  screen.render(<StrictMode>{app}</StrictMode>);
  return screen;
}

/** A page kept by the browser's back button would show the patient after log-out: it is blanked as it leaves and loaded anew if it returns. */
function forbidRestoredPages(): void {
  addEventListener('pagehide', () => document.documentElement.classList.add('left'));
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
    else document.documentElement.classList.remove('left');
  });
}
