import { ClockDashedIcon, PadlockLockedIcon, XMarkOctagonIcon } from '@navikt/aksel-icons';
import { type ReactNode, useEffect, useState } from 'react';

import { type ArchiveError } from '#viewer/archives/archiveError.ts';
import { failureWords, useMessages } from '#viewer/i18n/messages.tsx';
import { openTabs } from '#viewer/session/activity.ts';
import { unlock } from '#viewer/session/requests.ts';
import { Button } from '#viewer/ui/Button.tsx';

import { type Access } from './access.ts';
import { type AccessState } from './accessState.ts';

type Locked = Extract<AccessState, { state: 'locked' }>;
type Ended = Extract<AccessState, { state: 'ended' }>;

interface LockedScreenProps {
  readonly access: Access;
  readonly contextId: string;
  readonly why: Locked['why'];
  readonly recordUrl: string | undefined;
}

/** Nothing of the patient, and a way back: the record opens it, and locked tabs then come back by themselves. Unlocking loads the page anew, so that no memory of before is needed. */
export function LockedScreen({ access, contextId, why, recordUrl }: LockedScreenProps) {
  const t = useMessages().app;
  const [state, setState] = useState<'waiting' | 'asking' | 'failed'>('waiting');
  useEffect(() => {
    const tabs = openTabs((message) => {
      if (message === 'unlocked') location.reload();
      if (message === 'logged-out') access.withdraw({ state: 'ended', why: 'logged-out' });
    });
    return () => tabs.close();
  }, [access]);
  const onUnlock = async () => {
    setState('asking');
    const outcome = await unlock(contextId);
    if (outcome === 'done') {
      const tabs = openTabs(() => undefined);
      tabs.tell('unlocked');
      tabs.close();
      location.reload();
    } else if (outcome === 'signed-out') access.withdraw({ state: 'ended', why: 'signed-out' });
    else setState('failed');
  };
  return (
    <Blank icon={<PadlockLockedIcon aria-hidden />} title={t.lockedTitle}>
      <p>{t.lockedWhy[why]}</p>
      <p>{t.lockedText}</p>
      {state === 'failed' && <p role="alert">{t.unlockFailed}</p>}
      <p>{t.unlockHow}</p>
      <div className="blank-actions">
        <ToRecord recordUrl={recordUrl} />
        <Button disabled={state === 'asking'} onClick={() => void onUnlock()}>
          {t.unlock}
        </Button>
      </div>
    </Blank>
  );
}

export function EndedScreen({ why, recordUrl }: { why: Ended['why']; recordUrl: string | undefined }) {
  const t = useMessages().app;
  return (
    <Blank icon={<ClockDashedIcon aria-hidden />} title={t.endedTitle}>
      <p>{t.endedWhy[why]}</p>
      <p>{t.endedText}</p>
      <ToRecord recordUrl={recordUrl} />
    </Blank>
  );
}

export function StartFailedScreen({ why }: { why?: ArchiveError }) {
  const messages = useMessages();
  const t = messages.app;
  const canRetry = why !== undefined && why.reason !== 'signed-out' && why.reason !== 'not-found';
  return (
    <Blank icon={<XMarkOctagonIcon aria-hidden />} title={t.startFailedTitle}>
      <p>
        {why === undefined || why.reason === 'not-found' ? t.noContext : failureWords(messages, why.reason)}
      </p>
      {why?.requestId !== undefined && <p className="muted">{messages.failure.request(why.requestId)}</p>}
      {canRetry && (
        <Button variant="primary" onClick={() => location.reload()}>
          {messages.common.retry}
        </Button>
      )}
    </Blank>
  );
}

function ToRecord({ recordUrl }: { recordUrl: string | undefined }) {
  const t = useMessages().app;
  if (recordUrl === undefined) return null;
  return (
    <a className="ds-button" data-variant="primary" href={recordUrl}>
      {t.toRecord}
    </a>
  );
}

function Blank({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <main className="blank">
      <div className="blank-card">
        {icon}
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
