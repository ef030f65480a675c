/** Where a study is kept: in the browser's storage, or in memory where there is none. The only place that knows storage. */
import type { Message } from "#core";
import { atom, type ReadableAtom } from "nanostores";
import { readSession, writeSession, type Session } from "../state/session.ts";
import { EMPTY, merged, readStudy, writeStudy, type Study } from "../state/study.ts";

/** One text in the storage; what could not be read is put aside under another name, never thrown away. */
const KEY = "blindfolded-hiker-study";
/** The session that is running. It is no record: it goes on after a reload, and is not exported. */
const SESSION = "blindfolded-hiker-session";
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
  #erased = 0;
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

  /** How often everything was erased: what a tool holds from before is to be forgotten with it. */
  get erased(): number {
    return this.#erased;
  }

  /** The session that was running when the page was left; null for none. One whose problems are gone is forgotten. */
  left(kinds: readonly string[]): Session | null {
    const text = this.#keeping.get().how === "unread" ? null : this.#stored(SESSION);
    const session = text === null ? null : readSession(text, kinds);
    if (text !== null && !session) {
      this.keepSession(null);
    }
    return session;
  }

  /** Keeps the running session beside the study; forgets the one that is kept if it has ended or does not fit. */
  keepSession(session: Session | null): void {
    const { how } = this.#keeping.get();
    try {
      if (session?.task && how !== "unread") {
        this.#place?.setItem(SESSION, writeSession(session));
        return;
      }
    } catch {
      // An older state of the session would be worse than none.
    }
    try {
      this.#place?.removeItem(SESSION);
    } catch {
      // What cannot be written is not there.
    }
  }

  /** Takes over what another tab may have written. */
  refresh(): void {
    if (!this.#place) {
      this.#keeping.set({ how: "memory" });
      return;
    }
    const text = this.#stored(KEY);
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
    this.#erased++;
    this.#study.set(EMPTY);
    if (!this.#place) {
      return;
    }
    try {
      this.#place.removeItem(KEY);
      this.#place.removeItem(SESSION);
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

  #stored(key: string): string | null {
    try {
      return this.#place?.getItem(key) ?? null;
    } catch {
      return key === KEY ? this.#known : null;
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
