/** Where a study is kept: in the browser's storage, or in memory where there is none. The only place that knows storage. */
import type { Message } from "#core";
import { atom, type ReadableAtom } from "nanostores";
import { EMPTY, merged, readStudy, writeStudy, type Study } from "../state/study.ts";

/** One text in the storage; what could not be read is put aside under the other name, never thrown away. */
const KEY = "blindfolded-hiker-study";
const ASIDE = "blindfolded-hiker-study-unread-";

/** What is used of a browser's storage. */
export type Place = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** Whether the study outlives the page, and if not, why. */
export type Keeping =
  | { readonly how: "kept" }
  /** The browser offers no storage. */
  | { readonly how: "memory" }
  /** The storage takes no more. */
  | { readonly how: "full" }
  /** What is kept cannot be read; it stays as it is. */
  | { readonly how: "unread"; readonly why: Message; readonly text: string };

/** Holds a study and keeps it. */
export class Keeper {
  readonly #study = atom<Study>(EMPTY);
  readonly #keeping = atom<Keeping>({ how: "kept" });
  readonly #place: Place | null;
  /** The text in the storage that the study was read from or written to. */
  #known: string | null = null;

  /** @param place throws where there is no storage, as browsers do */
  constructor(place: () => Place) {
    this.#place = opened(place);
    this.refresh();
  }

  get study(): ReadableAtom<Study> {
    return this.#study;
  }

  get keeping(): ReadableAtom<Keeping> {
    return this.#keeping;
  }

  /** Takes over what another tab may have written. */
  refresh(): void {
    if (!this.#place) {
      this.#keeping.set({ how: "memory" });
      return;
    }
    const text = this.#stored();
    if (text === this.#known && this.#keeping.get().how !== "unread") {
      return;
    }
    const read = readStudy(text ?? writeStudy(EMPTY));
    if ("refusal" in read) {
      this.#keeping.set({ how: "unread", why: read.refusal, text: text ?? "" });
      return;
    }
    const { how } = this.#keeping.get();
    this.#known = text;
    this.#keeping.set({ how: "kept" });
    if (how === "kept") {
      this.#study.set(read.study);
    } else {
      // What could not be written so far is not forgotten for what another tab could write.
      this.#study.set(merged(this.#study.get(), read.study));
      this.#keep();
    }
  }

  /** Changes the study and keeps it. */
  edit(change: (study: Study) => Study): void {
    if (this.#keeping.get().how === "kept") {
      this.refresh();
    }
    this.#study.set(change(this.#study.get()));
    this.#keep();
  }

  /** Puts what could not be read aside, and keeps the study from now on. Without room for both, all stays as it is. */
  putAside(): boolean {
    const keeping = this.#keeping.get();
    if (keeping.how !== "unread") {
      return true;
    }
    try {
      this.#place?.setItem(ASIDE + String(this.#aside().length + 1), keeping.text);
    } catch {
      return false;
    }
    this.#keeping.set({ how: "kept" });
    this.#keep();
    return true;
  }

  /** The places of what was put aside, the oldest first. */
  #aside(): string[] {
    const keys: string[] = [];
    while (typeof this.#place?.getItem(ASIDE + String(keys.length + 1)) === "string") {
      keys.push(ASIDE + String(keys.length + 1));
    }
    return keys;
  }

  /** Forgets everything, also what was put aside. */
  erase(): void {
    this.#study.set(EMPTY);
    if (!this.#place) {
      return;
    }
    try {
      this.#place.removeItem(KEY);
      this.#aside().forEach((key) => { this.#place?.removeItem(key); });
      this.#known = null;
      this.#keeping.set({ how: "kept" });
    } catch {
      this.#keeping.set({ how: "memory" });
    }
  }

  #keep(): void {
    const { how } = this.#keeping.get();
    if (!this.#place || how === "unread" || how === "memory") {
      return;
    }
    const text = writeStudy(this.#study.get());
    try {
      this.#place.setItem(KEY, text);
      this.#known = text;
      this.#keeping.set({ how: "kept" });
    } catch {
      this.#keeping.set({ how: "full" });
    }
  }

  #stored(): string | null {
    try {
      return this.#place?.getItem(KEY) ?? null;
    } catch {
      return this.#known;
    }
  }
}

/** The storage, if it can be read. Browsers refuse it by throwing, some only when it is used. */
function opened(place: () => Place): Place | null {
  try {
    const found = place();
    found.getItem(KEY);
    return found;
  } catch {
    return null;
  }
}
