import { useEffect, useRef, useState } from 'react';

import { type Session } from '#protocol/session.ts';
import { IdleWatch, openTabs, type Tabs } from '#viewer/session/activity.ts';
import { lock, logOut, unlock } from '#viewer/session/requests.ts';

import { type Access } from './access.ts';

export interface SessionLife {
  /** Seconds until the screen locks, once they are few. */
  readonly locksIn: number | undefined;
  readonly stay: () => void;
  readonly lock: () => void;
  readonly logOut: () => void;
}

const warnSeconds = 60;
/** While someone is active: tells the gateway so, and learns if it has ended the session. */
const heartbeatMilliseconds = 240_000;

/** Locks when no one is there, in all tabs; ends when time is up; hears what other tabs did. The screen is blank before anyone is asked. */
export function useSessionLife(session: Session, access: Access): SessionLife {
  const [locksIn, setLocksIn] = useState<number>();
  const watch = useRef<IdleWatch>(undefined);
  const tabs = useRef<Tabs>(undefined);
  const { contextId, idleSeconds } = session;

  useEffect(() => {
    let lastBeat = Date.now();
    const channel = openTabs((message) => {
      if (message === 'active') watch.current?.touch();
      if (message === 'locked') access.withdraw({ state: 'locked', why: 'elsewhere' });
      if (message === 'logged-out') access.withdraw({ state: 'ended', why: 'logged-out' });
    });
    const idle = new IdleWatch({
      idleSeconds,
      warnSeconds: Math.min(warnSeconds, idleSeconds / 2),
      onRemaining: setLocksIn,
      onIdle: () => withdrawLocked('idle'),
      onActive: () => {
        channel.tell('active');
        if (Date.now() - lastBeat < heartbeatMilliseconds) return;
        lastBeat = Date.now();
        void beat(contextId, access);
      },
    });
    const withdrawLocked = (why: 'idle' | 'asked') => {
      if (access.state().state !== 'open') return;
      // Told first: withdrawing takes this effect, and its channel, away.
      channel.tell('locked');
      access.withdraw({ state: 'locked', why });
      void lock(contextId);
    };
    // A tab that opens is the record's word that the session is open: locked tabs may come back.
    channel.tell('unlocked');
    watch.current = idle;
    tabs.current = channel;
    return () => {
      idle.close();
      channel.close();
    };
  }, [access, contextId, idleSeconds]);

  useEnd(session, access);
  return {
    locksIn,
    stay: () => {
      watch.current?.touch();
      setLocksIn(undefined);
    },
    lock: () => {
      tabs.current?.tell('locked');
      access.withdraw({ state: 'locked', why: 'asked' });
      void lock(contextId);
    },
    logOut: () => {
      tabs.current?.tell('logged-out');
      access.withdraw({ state: 'ended', why: 'logged-out' });
      void logOut(contextId);
    },
  };
}

/** The session has a last moment, by the server's clock. */
function useEnd({ endsAt, serverTime }: Session, access: Access): void {
  useEffect(() => {
    const left = Math.min(endsAt - serverTime, 2 ** 31 - 1);
    const timer = setTimeout(() => access.withdraw({ state: 'ended', why: 'time' }), left);
    return () => clearTimeout(timer);
  }, [access, endsAt, serverTime]);
}

async function beat(contextId: string, access: Access): Promise<void> {
  const outcome = await unlock(contextId);
  if (outcome === 'locked' || outcome === 'signed-out') access.learn(outcome);
}
