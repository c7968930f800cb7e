import { type Messages } from '#viewer/i18n/messages.tsx';
import { type Refusal, type Registered } from './registration.ts';

export function refusalSentence({ refused }: Messages['panes']['linking'], refusal: Refusal): string {
  switch (refusal.why) {
    case 'unlike':
      return refused.unlike(refusal.found, refusal.sought);
    case 'apart':
      return refused.apart(refusal.mean);
    case 'no-body':
    case 'no-overlap':
    case 'frames':
    case 'volume':
    case 'too-large':
    case 'modality':
    case 'broken':
      return refused[refusal.why];
  }
}

export function residualWords(linking: Messages['panes']['linking'], { residual }: Registered): string {
  return linking.residual(residual.mean, residual.found, residual.sought);
}
