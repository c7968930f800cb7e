import { useMessages } from '#viewer/i18n/messages.tsx';
import { type Start } from '#viewer/session/start.ts';
import { Dialog } from '#viewer/ui/Dialog.tsx';

/** Version, intended use, and as whom one is signed in. */
export function AboutDialog({ start, onClose }: { start: Start; onClose: () => void }) {
  const messages = useMessages();
  const t = messages.app;
  const { principal } = start.session;
  const place =
    principal.kind === 'clinician' ? [principal.role, principal.department, principal.organisation] : [];
  return (
    <Dialog title={t.aboutTitle} closeLabel={messages.common.close} onClose={onClose}>
      <p className="about-use">{t.intendedUse}</p>
      <p>{t.accessLogged}</p>
      <p className="muted">{t.signedInAs([principal.name, ...place].filter(Boolean).join(', '))}</p>
      <p className="muted">{t.version(start.config.version)}</p>
    </Dialog>
  );
}
