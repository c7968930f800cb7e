import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { type Access } from './access.ts';
import { App } from './App.tsx';
import { type Beginning } from './begin.ts';
import './app.css';

export interface Mounted {
  readonly access: Access;
  readonly beginning: Promise<Beginning>;
}

export function mount(root: HTMLElement, { access, beginning }: Mounted): void {
  forbidRestoredPages();
  createRoot(root).render(
    <StrictMode>
      <App access={access} beginning={beginning} />
    </StrictMode>,
  );
}

/** A page kept by the browser's back button would show the patient after log-out: it is blanked as it leaves and loaded anew if it returns. */
function forbidRestoredPages(): void {
  addEventListener('pagehide', () => document.documentElement.classList.add('left'));
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload();
    else document.documentElement.classList.remove('left');
  });
}
