import { keyName } from '#viewer/ui/keyName.ts';
import { type Listed } from '#viewer/ui/takenKeys.ts';

/** The keys of a command as keyboards bear them. */
export function keyNamesOf({ key, also }: Pick<Listed, 'key' | 'also'>): readonly string[] {
  return [key, also].filter((one) => one !== undefined).map(keyName);
}

/** `none` stands in place of them where there are none. */
export function KeyNames({ of, none }: { readonly of: Listed; readonly none?: string }) {
  const names = keyNamesOf(of);
  if (names.length === 0) return none === undefined ? null : <kbd data-none>{none}</kbd>;
  return (
    <span className="key-names">
      {names.map((name) => (
        <kbd key={name}>{name}</kbd>
      ))}
    </span>
  );
}
