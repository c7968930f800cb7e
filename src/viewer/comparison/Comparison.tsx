import { type ViewerConfig } from '#protocol/config.ts';
import { type Session } from '#protocol/session.ts';

import { type ViewState } from './viewState.ts';

export interface ComparisonProps {
  readonly contextId: string;
  readonly session: Session;
  readonly config: ViewerConfig;
  readonly view: ViewState;
  readonly onView: (next: ViewState) => void;
}

/** The studies of the view, side by side. */
export function Comparison({ view }: ComparisonProps) {
  return <div className="comparison" data-studies={view.studies.join(' ')} />;
}
