interface ChoiceProps<T> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly T[];
  readonly nameOf: (choice: T) => string;
  readonly onChoose: (choice: T) => void;
}

/** One of several, by name. */
export function Choice<T>({ label, value, choices, nameOf, onChoose }: ChoiceProps<T>) {
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
      {choices.map((choice, index) => (
        <option key={nameOf(choice)} value={String(index)}>
          {nameOf(choice)}
        </option>
      ))}
    </select>
  );
}
