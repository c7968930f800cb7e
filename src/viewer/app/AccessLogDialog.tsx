import { useQuery } from '@tanstack/react-query';

import { AccessLog, type AccessLogEntry, accessLogMost } from '#protocol/accessLog.ts';
import { paths } from '#protocol/paths.ts';
import { asArchiveError } from '#viewer/archives/archiveError.ts';
import { requestJson } from '#viewer/archives/requestJson.ts';
import { failureWords, type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Dialog } from '#viewer/ui/Dialog.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';

/** «Innsynslogg»: who has seen this patient's media, from the same log that the patient can ask for. */
export function AccessLogDialog({ contextId, onClose }: { contextId: string; onClose: () => void }) {
  const messages = useMessages();
  const t = messages.app;
  const { data, error, refetch } = useQuery({
    queryKey: [contextId, 'access-log'],
    queryFn: ({ signal }) => requestJson(paths.accessLog(contextId), AccessLog, { signal }),
    retry: false,
    staleTime: 0,
  });
  return (
    <Dialog title={t.accessLog} closeLabel={messages.common.close} onClose={onClose} wide>
      <p className="muted">{t.accessLogText}</p>
      {error !== null && (
        <Notice
          kind="danger"
          action={<Button onClick={() => void refetch()}>{messages.common.retry}</Button>}
        >
          {failureWords(messages, asArchiveError(error).reason)}
        </Notice>
      )}
      {data === undefined && error === null && <p>{messages.common.loading}</p>}
      {data !== undefined && data.length >= accessLogMost && (
        <Notice kind="note">{t.accessLogMost(accessLogMost)}</Notice>
      )}
      {data?.length === 0 && <p>{t.accessLogEmpty}</p>}
      {data !== undefined && data.length > 0 && <LogTable entries={data} />}
    </Dialog>
  );
}

function LogTable({ entries }: { entries: readonly AccessLogEntry[] }) {
  const messages = useMessages();
  const t = messages.app;
  return (
    <table className="log">
      <thead>
        <tr>
          <th>{t.logWhen}</th>
          <th>{t.logWho}</th>
          <th>{t.logWhere}</th>
          <th>{t.logWhat}</th>
          <th>{t.logWhy}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => (
          <tr key={`${entry.recorded} ${index}`}>
            <td>{whenWords(messages, entry.recorded)}</td>
            <td>{[entry.who, entry.role].filter(Boolean).join(', ')}</td>
            <td>{[entry.department, entry.organisation].filter(Boolean).join(', ')}</td>
            <td>
              {actionWords(messages, entry.action)}
              {entry.studies !== undefined && ` · ${messages.common.studies(entry.studies)}`}
              {entry.outcome !== '0' && <b> · {t.logDenied}</b>}
            </td>
            <td>{entry.why}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function actionWords({ app: t }: Messages, action: string): string {
  const words: Readonly<Record<string, string>> = t.logAction;
  return words[action] ?? action;
}

function whenWords({ language }: Messages, recorded: string): string {
  const at = new Date(recorded);
  if (Number.isNaN(at.getTime())) return recorded;
  const locale = language.code === 'nb' ? 'nb-NO' : 'en-GB';
  return new Intl.DateTimeFormat(locale, {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
}
