import { type Instance } from '#dicom/instance.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';

/** The object stands under an identity that its archive gave it, since another file bore the same: said wherever it is shown. */
export function AssignedIdentity({ instance }: { readonly instance: Instance }) {
  const { panes } = useMessages();
  const original = instance.originalSopInstanceUid;
  if (original === undefined) return null;
  return (
    <span className="pane-badge" data-tone="warning" title={panes.assignedIdentityLong(original)}>
      {panes.assignedIdentity}
    </span>
  );
}
