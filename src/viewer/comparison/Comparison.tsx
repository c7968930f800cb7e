import './comparison.css';
import { NothingChosen } from './NothingChosen.tsx';
import { OpenStudies } from './OpenStudies.tsx';
import { ContactSheet } from './photos/ContactSheet.tsx';
import { PairView } from './photos/PairView.tsx';
import { type ComparisonProps } from './workspace.ts';

/** The right side of the app: what was chosen, laid out in panes. */
export function Comparison(props: ComparisonProps) {
  const { view } = props;
  if (view.pair !== undefined) return <PairView {...props} choice={view.pair} />;
  if (view.allPhotos) return <ContactSheet {...props} />;
  if (view.studies.length === 0) return <NothingChosen {...props} />;
  return <OpenStudies {...props} />;
}
