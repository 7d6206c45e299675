import type { Format } from "./format";
import { en } from "./messages.en";

/** A text, or one text per plural form; the form is chosen by the parameter `n`. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);
export type MessageKey = keyof typeof en;
export type Messages = Record<MessageKey, Message>;

/** Numbers are written with the reader's separators; texts go in as they are. */
export type Parameters = Record<string, string | number>;
/** `K`: the keys of messages that are loaded apart from the page's own. */
export type Translate<K extends string = MessageKey> = (key: K, parameters?: Parameters) => string;

export function createTranslate<K extends string = MessageKey>(
  messages: Record<K, Message>,
  format: Format,
): Translate<K> {
  return (key, parameters = {}) => {
    const message: Message = messages[key];
    const n = parameters["n"];
    const text =
      typeof message === "string"
        ? message
        : ((typeof n === "number" ? message[format.plural(n)] : undefined) ?? message.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = parameters[name];
      if (value === undefined) return whole;
      return typeof value === "number" ? format.count(value) : value;
    });
  };
}

/** The key if the messages have it: for codes that a newer engine may send. */
export function knownKey(key: string): MessageKey | null {
  return Object.hasOwn(en, key) ? (key as MessageKey) : null;
}
