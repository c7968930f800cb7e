import { type ArchiveAnswer } from '#viewer/archives/useStudies.tsx';
import { useMessages } from '#viewer/i18n/messages.tsx';

/** Tells screen readers what each archive has come to, as it comes. */
export function Announcements({ archives }: { archives: readonly ArchiveAnswer[] }) {
  const t = useMessages().timeline;
  return (
    <output aria-live="polite" className="ds-sr-only">
      {archives.map(({ archiveId, name, answer }) => (
        <span key={archiveId}>
          {answer.state === 'answered' && t.announceAnswered(name, answer.rows.length)}
          {answer.state === 'missing' && t.announceMissing(name)}
        </span>
      ))}
    </output>
  );
}
