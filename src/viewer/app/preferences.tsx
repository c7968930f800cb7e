import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';

import { en } from '#viewer/i18n/en.ts';
import { type Messages } from '#viewer/i18n/messages.tsx';
import { nb } from '#viewer/i18n/nb.ts';

export const languages = { nb, en } as const satisfies Record<string, Messages>;
export type Language = keyof typeof languages;
export type Theme = 'dark' | 'light' | 'system';

interface Preferences {
  readonly language: Language;
  readonly theme: Theme;
  readonly setLanguage: (language: Language) => void;
  readonly setTheme: (theme: Theme) => void;
}

/** Read by public/theme.js as well, before the first paint. */
const themeKey = 'lysbilde.theme';
const languageKey = 'lysbilde.language';
const themes: readonly Theme[] = ['dark', 'light', 'system'];

const PreferencesContext = createContext<Preferences | undefined>(undefined);

/** Language and appearance of this browser: the only things Lysbilde keeps in local storage, with the keys. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(languageKept);
  const [theme, setTheme] = useState<Theme>(themeKept);
  useScheme(theme);
  useOtherWindows((changed) => {
    if (changed === languageKey || changed === null) setLanguage(languageKept());
    if (changed === themeKey || changed === null) setTheme(themeKept());
  });
  const value = useMemo(
    () => ({
      language,
      theme,
      setLanguage: (next: Language) => {
        write(languageKey, next);
        setLanguage(next);
      },
      setTheme: (next: Theme) => {
        write(themeKey, next);
        setTheme(next);
      },
    }),
    [language, theme],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const value = useContext(PreferencesContext);
  if (value === undefined) throw new Error('usePreferences outside PreferencesProvider');
  return value;
}

/** `data-color-scheme` on <html>, following the machine where the user has not chosen. */
function useScheme(theme: Theme): void {
  useEffect(() => {
    const prefersLight = matchMedia('(prefers-color-scheme: light)');
    const apply = () => {
      const scheme = theme === 'system' ? (prefersLight.matches ? 'light' : 'dark') : theme;
      document.documentElement.setAttribute('data-color-scheme', scheme);
    };
    apply();
    prefersLight.addEventListener('change', apply);
    return () => prefersLight.removeEventListener('change', apply);
  }, [theme]);
}

/** What is chosen in one window holds in all of them. */
function useOtherWindows(onChange: (key: string | null) => void): void {
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const listen = ({ key }: StorageEvent) => latest.current(key);
    addEventListener('storage', listen);
    return () => removeEventListener('storage', listen);
  }, []);
}

function languageKept(): Language {
  return read(languageKey) === 'en' ? 'en' : 'nb';
}

function themeKept(): Theme {
  return themes.find((one) => one === read(themeKey)) ?? 'system';
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage closed by policy: the choice holds for this page only.
  }
}
