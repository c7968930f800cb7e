import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, use, useSyncExternalStore } from 'react';

import { MessagesProvider } from '#viewer/i18n/messages.tsx';
import { type Start } from '#viewer/session/start.ts';
import { CommandsProvider } from '#viewer/ui/commands.tsx';

import { type Access } from './access.ts';
import { type Beginning } from './begin.ts';
import { Boundary } from './Boundary.tsx';
import { EndedScreen, LockedScreen, StartFailedScreen } from './BlankScreens.tsx';
import { languages, PreferencesProvider, usePreferences } from './preferences.tsx';
import { Shell } from './Shell.tsx';

export interface AppProps {
  readonly access: Access;
  readonly beginning: Promise<Beginning>;
}

export function App(props: AppProps) {
  return (
    <PreferencesProvider>
      <Translated>
        <QueryClientProvider client={props.access.client}>
          <Boundary>
            <Suspense fallback={<div className="blank" />}>
              <Begun {...props} />
            </Suspense>
          </Boundary>
        </QueryClientProvider>
      </Translated>
    </PreferencesProvider>
  );
}

function Translated({ children }: { children: React.ReactNode }) {
  const { language } = usePreferences();
  return <MessagesProvider messages={languages[language]}>{children}</MessagesProvider>;
}

function Begun({ access, beginning }: AppProps) {
  const begun = use(beginning);
  const state = useSyncExternalStore(access.subscribe, access.state);
  const recordUrl = 'start' in begun ? begun.start.config.recordUrl : undefined;
  if (state.state === 'ended') return <EndedScreen why={state.why} recordUrl={recordUrl} />;
  if ('noContext' in begun) return <StartFailedScreen recordUrl={recordUrl} />;
  if ('why' in begun) return <StartFailedScreen why={begun.why} recordUrl={recordUrl} />;
  return <Opened access={access} start={begun.start} />;
}

function Opened({ access, start }: { access: Access; start: Start }) {
  const state = useSyncExternalStore(access.subscribe, access.state);
  const why = state.state === 'locked' ? state.why : start.session.isLocked ? 'elsewhere' : undefined;
  if (why !== undefined) {
    return <LockedScreen access={access} contextId={start.session.contextId} why={why} />;
  }
  return (
    <CommandsProvider>
      <Shell access={access} start={start} />
    </CommandsProvider>
  );
}
