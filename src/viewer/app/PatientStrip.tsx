import {
  GlobeIcon,
  LeaveIcon,
  MagnifyingGlassIcon,
  MenuElipsisVerticalIcon,
  MonitorIcon,
  MoonIcon,
  PadlockLockedIcon,
  QuestionmarkCircleIcon,
} from '@navikt/aksel-icons';

import { type Span } from '#dicom/dates.ts';
import { type Session } from '#protocol/session.ts';
import { type Messages, useMessages } from '#viewer/i18n/messages.tsx';
import { ageOn, nationalNumberInGroups, todayHere } from '#viewer/session/patient.ts';
import { IconButton } from '#viewer/ui/Button.tsx';
import { Menu, type MenuItem } from '#viewer/ui/Menu.tsx';

import { ArchivesStatus } from './ArchivesStatus.tsx';
import { type OpenDialog } from './Dialogs.tsx';
import { type Language, languages, type Theme, usePreferences } from './preferences.tsx';
import { type SessionLife } from './useSessionLife.ts';
import { type Windows } from './useWindows.ts';

export interface PatientStripProps {
  readonly session: Session;
  readonly life: SessionLife;
  readonly windows: Windows;
  readonly onDialog: (dialog: OpenDialog) => void;
}

/** Always on screen: whose images these are, why you are in here, whether this is all, and the way out. */
export function PatientStrip({ session, life, windows, onDialog }: PatientStripProps) {
  const t = useMessages().app;
  return (
    <header className="strip">
      <Patient session={session} />
      <Reason session={session} />
      <div className="strip-end">
        {windows.isSecond && (
          <span className="tag" title={t.isSecondWindowHint}>
            {t.isSecondWindow}
          </span>
        )}
        <ArchivesStatus />
        {windows.openSecond !== undefined && (
          <IconButton
            className="strip-wide"
            label={t.secondWindow}
            shortcut="Alt+Y"
            icon={<MonitorIcon aria-hidden />}
            onClick={windows.openSecond}
          />
        )}
        <Tools onDialog={onDialog} life={life} />
        <IconButton
          className="strip-wide"
          label={t.lock}
          shortcut="Ctrl+Shift+L"
          icon={<PadlockLockedIcon aria-hidden />}
          onClick={life.lock}
        />
        <IconButton
          className="strip-wide"
          label={t.logOut}
          tooltipSide="left"
          icon={<LeaveIcon aria-hidden />}
          onClick={life.logOut}
        />
      </div>
    </header>
  );
}

function Patient({ session: { patient } }: { session: Session }) {
  const messages = useMessages();
  const t = messages.app;
  const age = ageOn(patient.birthDate, todayHere());
  const identifier = patient.identifiers[0]?.id;
  const number = patient.nationalNumber ?? identifier;
  return (
    <section className="patient" aria-label={t.patient}>
      <h1 className="patient-name">{patient.displayName}</h1>
      {number !== undefined && <span className="patient-number">{nationalNumberInGroups(number)}</span>}
      {patient.isTestNumber && (
        <span className="tag" title={t.testdataHint}>
          {t.testdata}
        </span>
      )}
      <span className="patient-more">
        {[
          ...(age === undefined ? [] : [ageWords(messages, age)]),
          ...(patient.sex === undefined ? [] : [t.sex[patient.sex]]),
        ].join(', ')}
      </span>
      {patient.isConfidential && <span className="tag tag-warning">{t.confidential}</span>}
    </section>
  );
}

/** Years; for the smallest, months or days. */
export function ageWords({ age: t }: Messages, { years, months, days, unit }: Span): string {
  if (unit === 'year' || years >= 2) return t.years(years);
  if (years > 0 || months > 0) return t.months(years * 12 + months);
  return unit === 'month' ? t.months(0) : t.days(days);
}

function Reason({ session: { decision } }: { session: Session }) {
  const t = useMessages().app;
  if (decision === undefined) return null;
  const isEmergency = decision.purposeOfUse === 'BTG' || decision.purposeOfUse === 'ETREAT';
  return (
    <p className="reason" title={t.accessLogged} data-emergency={isEmergency || undefined}>
      <span className="ds-sr-only">{t.why}: </span>
      {decision.display}
      {isEmergency && <b> · {t.emergency}</b>}
      {decision.selfAuthorised && <span className="muted"> ({t.selfAuthorised})</span>}
    </p>
  );
}

function Tools({ onDialog, life }: Omit<PatientStripProps, 'session' | 'windows'>) {
  const t = useMessages().app;
  const { language, theme, setLanguage, setTheme } = usePreferences();
  const themeNames = { dark: t.themeDark, light: t.themeLight, system: t.themeSystem };
  const languageItems = (['nb', 'en'] satisfies Language[]).map((code) => ({
    id: code,
    label: languages[code].language.name,
    checked: code === language,
    run: () => setLanguage(code),
  }));
  const themeItems = (['dark', 'light', 'system'] satisfies Theme[]).map((one) => ({
    id: one,
    label: themeNames[one],
    checked: one === theme,
    run: () => setTheme(one),
  }));
  const helpItems: readonly MenuItem[] = [
    { id: 'commands', label: t.commands, shortcut: '?', run: () => onDialog('commands') },
    { id: 'access-log', label: t.accessLog, run: () => onDialog('access-log') },
    { id: 'about', label: t.aboutTitle, shortcut: 'F1', run: () => onDialog('about') },
  ];
  const endItems: readonly MenuItem[] = [
    { id: 'lock', label: t.lock, run: life.lock },
    { id: 'log-out', label: t.logOut, run: life.logOut },
  ];
  return (
    <>
      <span className="strip-wide">
        <IconButton
          label={t.searchCommands}
          shortcut="Ctrl+K"
          icon={<MagnifyingGlassIcon aria-hidden />}
          onClick={() => onDialog('search')}
        />
        <Menu label={t.language} icon={<GlobeIcon aria-hidden />} items={languageItems} />
        <Menu label={t.theme} icon={<MoonIcon aria-hidden />} items={themeItems} />
        <Menu label={t.help} icon={<QuestionmarkCircleIcon aria-hidden />} items={helpItems} />
      </span>
      <span className="strip-narrow">
        <Menu
          label={t.help}
          icon={<MenuElipsisVerticalIcon aria-hidden />}
          items={[...helpItems, ...languageItems, ...themeItems, ...endItems]}
        />
      </span>
    </>
  );
}
