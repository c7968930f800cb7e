import { items, text } from '#dicom/dataset.ts';
import { type Instance } from '#dicom/instance.ts';
import { Tag } from '#dicom/tag.ts';
import { lateralityOf } from '#viewer/viewports/laterality.ts';

/** View codes as DX, MG and their older SNOMED RT spellings write them (PS3.16 CID 4010, 4014), by the name rules use. */
const codes: Readonly<Record<string, string>> = {
  '399162004': 'CC',
  'R-10242': 'CC',
  '399368009': 'MLO',
  'R-10226': 'MLO',
  '399260004': 'ML',
  'R-10224': 'ML',
  '399352003': 'LM',
  'R-10228': 'LM',
  '399099002': 'LMO',
  'R-10230': 'LMO',
  '399192008': 'XCCL',
  'R-1024A': 'XCCL',
  '399101009': 'XCCM',
  'R-1024B': 'XCCM',
  '399348003': 'AP',
  'R-10206': 'AP',
  '272479007': 'PA',
  'R-10214': 'PA',
  '399173006': 'LAT',
  'R-10236': 'LAT',
  '399198007': 'LAT',
  'R-10232': 'LAT',
};

/** View Position (0018,5101) of CR, DX and MG, where it is another word for the same. */
const words: Readonly<Record<string, string>> = { LL: 'LAT', RL: 'LAT', LATERAL: 'LAT' };

const viewCodeSequence = '00540220';

/** `CC`, `MLO`, `PA`, `LAT` …: how a projection was taken; undefined where the object does not say. A code outweighs the word. */
export function viewOf({ dataset }: Instance): string | undefined {
  const coded = items(dataset, viewCodeSequence)
    .map((item) => codes[text(item, Tag.codeValue) ?? ''])
    .find((name) => name !== undefined);
  if (coded !== undefined) return coded;
  const word = text(dataset, Tag.viewPosition)?.trim().toUpperCase();
  return word === undefined || word === '' ? undefined : (words[word] ?? word);
}

/** Whether an image is of this view: `MLO` of either side, `MLO-L` of the left alone. */
export function isOfView(instance: Instance, wanted: string): boolean {
  const [view, side] = wanted.split('-');
  if (viewOf(instance) !== view) return false;
  return side === undefined || lateralityOf(instance) === (side === 'L' ? 'left' : 'right');
}

/** `MLO-L` as fully as the object says. */
export function namedView(instance: Instance): string | undefined {
  const view = viewOf(instance);
  if (view === undefined || !/^[A-Z]{1,8}$/.test(view)) return undefined;
  const side = lateralityOf(instance);
  return side === 'left' || side === 'right' ? `${view}-${side === 'left' ? 'L' : 'R'}` : view;
}
