import { useMessages } from '#viewer/i18n/messages.tsx';
import { type LossyCompression } from './compression.ts';

/** «Tap 10:1 JPEG»: what compression has taken, as far as the object tells. */
export function LossyBadge({ lossy }: { readonly lossy: LossyCompression }) {
  const { panes, common } = useMessages();
  const ratio = lossy.ratio === undefined ? undefined : common.number(lossy.ratio, 1);
  return (
    <span className="pane-badge" title={panes.lossyLong}>
      {panes.lossyShort(ratio, lossy.methods.join(' + '))}
    </span>
  );
}
