import { Component, type ReactNode } from 'react';

import { useMessages } from '#viewer/i18n/messages.tsx';
import { Button } from '#viewer/ui/Button.tsx';
import { Notice } from '#viewer/ui/Notice.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
}

/** What breaks inside stays inside, says so in words, and can be shown anew. */
export class Boundary extends Component<BoundaryProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return <Crashed onReopen={() => this.setState({ hasFailed: false })} />;
  }
}

function Crashed({ onReopen }: { onReopen: () => void }) {
  const t = useMessages().app;
  return (
    <div className="crashed" role="alert">
      <Notice kind="danger" action={<Button onClick={onReopen}>{t.reopen}</Button>}>
        <b>{t.crashed}.</b> {t.crashedText}
      </Notice>
    </div>
  );
}
