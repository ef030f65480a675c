/** The core refuses bad input by throwing; here that becomes a sentence for the reader. */
import type { Message, Refusal } from "#core";

/** Calls the core; the sentence if it refuses the input, null if it accepts it. */
export function refusalOf(call: () => unknown): Message | null {
  try {
    call();
    return null;
  } catch (error) {
    const { sentence } = error as Partial<Refusal>;
    if (!sentence) {
      throw error;
    }
    return sentence;
  }
}

/** The same refusal in the words of where the value was written: the field's name and the raw text. */
export function refusedAs(refusal: Message, field: string, text: string): Message {
  const id = text.trim() === "" ? `${refusal.id}.empty` : refusal.id;
  return { id, args: { ...refusal.args, field, value: shortened(text) } };
}

/** Enough of a text to recognise it. */
export function shortened(text: string): string {
  const LIMIT = 60;
  return text.length > LIMIT ? `${text.slice(0, LIMIT)}…` : text;
}
