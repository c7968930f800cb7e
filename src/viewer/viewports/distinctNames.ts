/** Names that more than one of several bear are numbered, for two choices that read alike cannot be told apart. */
export function distinctNames(names: readonly string[]): readonly string[] {
  return names.map((name, at) => {
    const alike = names.flatMap((other, index) => (other === name ? [index] : []));
    return alike.length === 1 ? name : `${name} (${alike.indexOf(at) + 1})`;
  });
}
