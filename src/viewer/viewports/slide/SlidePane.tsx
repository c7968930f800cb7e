import { useEffect, useState } from 'react';

import { type DisplaySet } from '#dicom/displaySet.ts';
import { type Instance } from '#dicom/instance.ts';
import { isNonEmpty } from '#dicom/nonEmpty.ts';
import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { CardPane } from '#viewer/viewports/CardPane.tsx';
import { Identity, PaneFrame } from '#viewer/viewports/PaneFrame.tsx';
import { type ViewportProps } from '#viewer/viewports/viewportProps.ts';
import './slide.css';
import type * as SlideModule from './slideModule.ts';

type SlideProps = ViewportProps & { readonly displaySet: Extract<DisplaySet, { readonly kind: 'slide' }> };

type Loading =
  { readonly state: 'loading' | 'failed' } | { readonly state: 'ready'; readonly module: typeof SlideModule };

/** A whole slide. All that shows it comes with the first one, not before. */
export function SlidePane(props: SlideProps) {
  const [attempt, setAttempt] = useState(0);
  const loading = useSlideModule(attempt);
  if (loading.state !== 'ready')
    return <Waiting {...props} state={loading.state} onRetry={() => setAttempt(attempt + 1)} />;
  return <Opened {...props} module={loading.module} />;
}

/** Instances whose tiles have no places are a card that says so. */
function Opened({ module, ...props }: SlideProps & { readonly module: typeof SlideModule }) {
  const { instances } = props.displaySet;
  const [slide, setSlide] = useState(() => parsed(module, instances));
  if (slide.instances !== instances) setSlide(parsed(module, instances));
  if (slide.images === undefined) return <CardPane {...props} />;
  return <module.SlideViewer {...props} images={slide.images} unplaced={slide.unplaced} />;
}

/** Once for the same instances: a new list of images would have the slide painted anew. */
function parsed(module: typeof SlideModule, instances: readonly Instance[]) {
  const { images, unplaced } = module.parseSlide(instances);
  return { instances, images: isNonEmpty(images) ? images : undefined, unplaced };
}

function Waiting({
  state,
  onRetry,
  ...props
}: SlideProps & { readonly state: 'loading' | 'failed'; readonly onRetry: () => void }) {
  const { panes, common } = useMessages();
  return (
    <PaneFrame pane={props} kind="slide" state={state} displaySetId={props.displaySet.id}>
      <Identity heading={props.heading} />
      {state === 'loading' ? (
        <div className="pane-progress">
          <span className="pane-pending">{panes.slide.opening}</span>
        </div>
      ) : (
        <div className="pane-cover" role="alert">
          <strong>{panes.slide.notLoaded}</strong>
          <Button onClick={onRetry}>{common.retry}</Button>
        </div>
      )}
    </PaneFrame>
  );
}

/** Fetched once; a failed fetch may be tried again. */
let fetched: Promise<typeof SlideModule> | undefined;

function useSlideModule(attempt: number): Loading {
  const [loading, setLoading] = useState<Loading & { readonly attempt: number }>({
    state: 'loading',
    attempt,
  });
  useEffect(() => {
    let isWanted = true;
    fetched ??= import('./slideModule.ts');
    const done = (next: Loading) => {
      if (isWanted) setLoading({ ...next, attempt });
    };
    fetched.then(
      (module) => done({ state: 'ready', module }),
      () => {
        fetched = undefined;
        done({ state: 'failed' });
      },
    );
    return () => {
      isWanted = false;
    };
  }, [attempt]);
  return loading.attempt === attempt || loading.state === 'ready' ? loading : { state: 'loading' };
}
