import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';
import { SourcesAccount } from './sources/SourcesAccount.tsx';

export interface ContentsAccountProps {
  readonly contents: ReadyContents;
  readonly names: readonly { readonly archiveId: string; readonly name: string }[];
}

/** Is this all? Instances shown of instances that exist, and every reason why something is not here. */
export function ContentsAccount({ contents, names }: ContentsAccountProps) {
  const { panes, common } = useMessages();
  const { instances, expected, refused, refusing, more, missing, waiting, retry } = contents;
  const nameOf = (archiveId: string) => names.find((one) => one.archiveId === archiveId)?.name ?? archiveId;
  const foreign = refused.contradicts + refused.unconfirmed;
  const unaccounted = Math.max(0, (expected ?? instances) - instances - foreign - refused.unreadable);
  const sentences = [
    unaccounted > 0 && panes.state.missingCount(unaccounted),
    foreign > 0 && panes.state.refused(foreign),
    refused.unreadable > 0 && panes.state.unreadable(refused.unreadable),
    refusing > 1 && panes.state.refusedBy(refusing),
    more && panes.state.more,
    ...missing.map(({ archiveId }) => panes.state.sourceMissing(nameOf(archiveId))),
  ].filter((sentence) => sentence !== false);
  const isWhole = sentences.length === 0;
  return (
    <div className="contents-account">
      <span data-whole={isWhole || undefined}>
        {expected !== undefined && expected > instances
          ? panes.state.shown(instances, expected)
          : panes.state.allShown(instances)}
      </span>
      <SourcesAccount contents={contents} nameOf={nameOf} />
      {waiting.map((archiveId) => (
        <span key={archiveId}>{panes.state.sourceWaiting(nameOf(archiveId))}</span>
      ))}
      {!isWhole && (
        <Notice
          kind="warning"
          action={
            <button type="button" className="pane-text-button" onClick={retry}>
              {common.retry}
            </button>
          }
        >
          {sentences.join(' ')}
        </Notice>
      )}
    </div>
  );
}
