import { type Replaced } from '#dicom/frame.ts';
import { type Instance } from '#dicom/instance.ts';
import { type ReadyContents } from '#viewer/archives/studyContents.ts';
import { useArchives } from '#viewer/archives/useStudies.tsx';
import { AssignedIdentity } from '#viewer/viewports/AssignedIdentity.tsx';
import './sources.css';
import { useMessages } from '#viewer/i18n/messages.tsx';

interface SourceBadgesProps {
  readonly contents: ReadyContents;
  readonly instances: readonly Instance[];
}

/** Of a pane that shows one object or many: what of it another archive gave than the first, and why. */
export function SourceBadges({ contents, instances }: SourceBadgesProps) {
  const replaced = contents.retrieval.replacedAmong(instances.map(({ sopInstanceUid }) => sopInstanceUid));
  const isOne = instances.length === 1;
  return replaced.map((one) => (
    <ReplacedWords
      key={JSON.stringify(one)}
      replaced={one}
      {...(isOne ? {} : { instances: one.instances })}
    />
  ));
}

/** Of a pane that shows one object: by what name it is filed, where that is none of its own, and which archive it is from. */
export function InstanceBadges(props: { readonly contents: ReadyContents; readonly instance: Instance }) {
  return (
    <>
      <AssignedIdentity instance={props.instance} />
      <SourceBadges contents={props.contents} instances={[props.instance]} />
    </>
  );
}

/** The copy is another archive's: which, and why the ones before it did not give it. */
export function ReplacedWords(props: { readonly replaced: Replaced; readonly instances?: number }) {
  const { sources, panes } = useMessages();
  const { archives } = useArchives();
  const { from, insteadOf } = props.replaced;
  const nameOf = (id: string) => archives.find(({ archiveId }) => archiveId === id)?.name ?? id;
  return insteadOf.map(({ archiveId, reason }) => {
    const words = sources.replaced(nameOf(from), nameOf(archiveId), panes.failed.reason[reason]);
    return (
      <span key={archiveId} className="pane-badge source-badge" data-tone="warning" title={words}>
        {props.instances === undefined ? words : sources.replacedMany(props.instances, words)}
      </span>
    );
  });
}
