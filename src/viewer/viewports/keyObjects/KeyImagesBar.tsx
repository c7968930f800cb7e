import { StarFillIcon } from '@navikt/aksel-icons';

import { type ImagesDisplaySet } from '#dicom/displaySet.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

/** Says for as long as only key images stand in a pane that there are more, and gives them back with one press. */
export function KeyImagesBar(props: {
  readonly shown: number;
  readonly selectedFrom: NonNullable<ImagesDisplaySet['selectedFrom']>;
  readonly onAll: () => void;
}) {
  const { keys } = useMessages().panes;
  return (
    <div className="key-bar">
      <StarFillIcon aria-hidden />
      <output>{keys.onlyShown(props.shown, props.selectedFrom.total)}</output>
      <Button variant="secondary" onClick={props.onAll}>
        {keys.showAll}
      </Button>
    </div>
  );
}
