/** Texts out of the page and into it. */

/** The browser may still be reading it when the click is over. */
const KEPT_MS = 10_000;
/** No study is larger; what is, is not even looked into. */
const LARGEST = 20_000_000;

/** Offers a text as a file. */
export function saveText(content: string, name: string, type = "application/json"): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  window.setTimeout(() => { URL.revokeObjectURL(link.href); }, KEPT_MS);
}

/** The text of a file; null if it is larger than any of ours, or cannot be read. */
export async function textOf(file: File): Promise<string | null> {
  try {
    return file.size > LARGEST ? null : await file.text();
  } catch {
    return null;
  }
}
