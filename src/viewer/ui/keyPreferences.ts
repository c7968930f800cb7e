/** How this user wants keys: nothing here is about a patient, so it may stay in local storage. */
export interface KeyPreferences {
  /** Keys without Ctrl, Alt or Meta: off for those who dictate or tremble (WCAG 2.1.4). Keys with no letter or sign (arrows, Page) stay. */
  readonly singleKeys: boolean;
  /** Command id → key; an empty string takes the key away. */
  readonly remapped: Readonly<Record<string, string>>;
}

const storageKey = 'lysbilde.keys';
export const standardKeys: KeyPreferences = { singleKeys: true, remapped: {} };

/** What is stored, or the standard where it is absent, broken or storage is closed to us. */
export function readKeyPreferences(): KeyPreferences {
  try {
    return parseKeyPreferences(JSON.parse(localStorage.getItem(storageKey) ?? 'null'));
  } catch {
    return standardKeys;
  }
}

export function writeKeyPreferences(preferences: KeyPreferences): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    // Storage closed by policy: the choice holds for this page only.
  }
}

export function parseKeyPreferences(value: unknown): KeyPreferences {
  if (typeof value !== 'object' || value === null) return standardKeys;
  const { singleKeys, remapped } = { singleKeys: undefined, remapped: undefined, ...value } as {
    singleKeys: unknown;
    remapped: unknown;
  };
  const entries = typeof remapped === 'object' && remapped !== null ? Object.entries(remapped) : [];
  const keys = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return { singleKeys: singleKeys !== false, remapped: Object.fromEntries(keys) };
}
