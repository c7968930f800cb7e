import { createContext, type ReactNode, useContext, useEffect } from 'react';

import { nb } from './nb.ts';

/** Strings may be other strings in other languages; functions keep their parameters. */
type Words<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [K in keyof T]: Words<T[K]> };

/** What every language must say: a missing sentence is a type error. */
export type Messages = Words<typeof nb>;

const MessagesContext = createContext<Messages>(nb);

export function MessagesProvider({ messages, children }: { messages: Messages; children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = messages.language.code;
  }, [messages]);
  return <MessagesContext value={messages}>{children}</MessagesContext>;
}

export function useMessages(): Messages {
  return useContext(MessagesContext);
}

/** The name of a DICOM modality, or its code where no language has a word for it. */
export function modalityName(messages: Messages, modality: string): string {
  const names: Readonly<Record<string, string>> = messages.modality;
  return names[modality] ?? modality;
}

/** Why something did not come; every reason has a sentence. */
export function failureWords(messages: Messages, reason: keyof Messages['failure']['reason']): string {
  return messages.failure.reason[reason];
}
