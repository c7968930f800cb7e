/** A command that switches something, and whether it is on. */
export interface Switch {
  readonly id: string;
  readonly name: string;
  readonly pressed: boolean;
}

/**
 * What has been switched: what is on now or, where nothing has come on, what is off. Of two tools that give way to each other only the one in
 * hand is named. A switch that was not there before, or bears another name for each of its states, says nothing.
 */
export function switched(
  before: readonly Switch[],
  now: readonly Switch[],
): { readonly state: 'on' | 'off'; readonly names: readonly string[] } | undefined {
  const changed = now.filter((one) =>
    before.some(({ id, name, pressed }) => id === one.id && name === one.name && pressed !== one.pressed),
  );
  const on = changed.filter(({ pressed }) => pressed);
  const told = on.length > 0 ? on : changed;
  if (told.length === 0) return undefined;
  return { state: on.length > 0 ? 'on' : 'off', names: told.map(({ name }) => name) };
}
