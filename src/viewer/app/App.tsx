import { QueryClientProvider } from '@tanstack/react-query';
import { Suspense, use, useSyncExternalStore } from 'react';

import { MessagesProvider } from '#viewer/i18n/messages.tsx';
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
  if ('noContext' in begun) return <StartFailedScreen />;
  if ('why' in begun) return <StartFailedScreen why={begun.why} />;
  const { session, config } = begun.start;
  if (session.isLocked) {
    return (
      <LockedScreen
        access={access}
        contextId={session.contextId}
        why="elsewhere"
        recordUrl={config.recordUrl}
      />
    );
  }
  return (
    <CommandsProvider>
      <Shell access={access} start={begun.start} />
    </CommandsProvider>
  );
}

/** The screen of a session that is locked or over: it knows the way back, and nothing of a patient. */
export function WithdrawnApp({ access }: { access: Access }) {
  const state = useSyncExternalStore(access.subscribe, access.state);
  const { contextId, recordUrl } = access.wayBack();
  return (
    <PreferencesProvider>
      <Translated>
        {state.state === 'locked' ? (
          <LockedScreen access={access} contextId={contextId} why={state.why} recordUrl={recordUrl} />
        ) : (
          <EndedScreen why={state.state === 'ended' ? state.why : 'signed-out'} recordUrl={recordUrl} />
        )}
      </Translated>
    </PreferencesProvider>
  );
}
