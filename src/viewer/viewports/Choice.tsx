import { distinctNames } from './distinctNames.ts';

interface ChoiceProps<T> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly nameOf: (choice: T) => string;
  readonly onChoose: (choice: T) => void;
}

/** One of several, by name. */
export function Choice<T>({ label, value, choices, nameOf, onChoose }: ChoiceProps<T>) {
  const names = distinctNames(choices.map(nameOf));
  return (
    <select
      className="pane-speed"
      aria-label={label}
      title={label}
      value={String(choices.indexOf(value))}
      onChange={(event) => {
        const chosen = choices[Number(event.currentTarget.value)];
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {names.map((name, index) => (
        <option key={name} value={String(index)}>
          {name}
        </option>
      ))}
    </select>
  );
}
