import { Component, type ReactNode } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';

export interface PaneBoundaryProps {
  readonly place: number;
  readonly displaySetId: string;
  readonly children: ReactNode;
}

/** An error in one pane stops that pane, in words, and no other. */
export class PaneBoundary extends Component<PaneBoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children;
    const { place, displaySetId } = this.props;
    return (
      <section className="pane" data-viewport={place} data-state="failed" data-display-set={displaySetId}>
        <Crashed onRetry={() => this.setState({ hasFailed: false })} />
      </section>
    );
  }
}

function Crashed({ onRetry }: { readonly onRetry: () => void }) {
  const { panes, common } = useMessages();
  return (
    <div className="pane-cover" role="alert">
      <strong>{panes.state.crashed}</strong>
      <Button onClick={onRetry}>{common.retry}</Button>
    </div>
  );
}
