import { useMessages } from '#viewer/i18n/messages.tsx';
import { type Workspace } from '#viewer/comparison/workspace.ts';
import { Button } from '#viewer/ui/Button.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { useCopied } from './copyLink.ts';
import './deepLink.css';
import { missingTarget } from './missingTarget.ts';

/** What a link names and is not there, and the link that was just copied. */
export function LinkNotices({ view, open }: Workspace) {
  const { links, common } = useMessages();
  const { copied } = useCopied();
  const missing = missingTarget(view, open);
  return (
    <>
      {missing !== undefined && <Notice kind="warning">{links.missing[missing]}</Notice>}
      {copied?.view === view && (
        <Notice
          kind="note"
          action={<Button onClick={() => useCopied.setState({ copied: undefined })}>{common.close}</Button>}
        >
          {links[copied.outcome]} <code className="copied-link">{copied.link}</code>
        </Notice>
      )}
    </>
  );
}
