/** `<study-export>`: problems as files for course systems. Internal. */
import type { Message, Problem } from "#core";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { Fragment } from "../../elements/fragment.ts";
import { readTask } from "../../state/exercise.ts";
import type { Desk } from "../desk.ts";
import { gift } from "../exports/gift.ts";
import { moodle } from "../exports/moodle.ts";
import { qti } from "../exports/qti.ts";
import { questionOf, type Question } from "../exports/question.ts";
import { families } from "../families.ts";
import { saveText } from "../files.ts";
import { refusalsIn, refusedIn, typedField, type Refusals } from "../typed-field.ts";
import { LAST_SEED, variants } from "../variants.ts";
import { readWhole } from "../whole.ts";

/** As many of a family as a question bank needs. */
const MOST = 50;

/** How many of each family, and from which seed on. */
interface Order {
  readonly count: number;
  readonly seed: number;
}

type Format = "moodle" | "gift" | "qti";
const FORMATS: readonly Format[] = ["moodle", "gift", "qti"];

export class StudyExport extends Fragment {
  @property({ attribute: false }) desk!: Desk;
  @state() private kinds: readonly string[] | null = null;
  @state() private count = "5";
  @state() private seed = "0";
  @state() private tolerance = "";
  /** Why nothing was saved. */
  @state() private refused = "";
  @state() private told: readonly string[] = [];
  @state() private busy = false;

  protected override willUpdate(_: PropertyValues): void {
    this.kinds ??= this.desk.catalog.problems.map(({ kind }) => kind);
  }

  protected override render(): TemplateResult {
    const { desk: { text, catalog }, kinds, busy } = this;
    const { refusals } = this.#read();
    const typed = (name: "count" | "seed" | "tolerance", placeholder = "") => typedField({
      id: `export-${name}`, label: text.say(`export-${name}`), value: this[name], placeholder, inputmode: "decimal",
      write: (value) => { this[name] = value; this.refused = ""; },
    }, refusals);
    return html`
      <p>${text.say("export-intro")}</p>
      ${families(text, catalog, kinds ?? [], (chosen) => { this.kinds = chosen; })}
      <div class="fields">${typed("count")}${typed("seed")}${typed("tolerance", text.say("assign-tolerance-own"))}</div>
      ${refusalsIn(["export-count", "export-seed", "export-tolerance"], refusals, text)}
      <dl class="formats">
        ${FORMATS.map((format) => html`
          <dt><button type="button" id="save-${format}" aria-disabled=${busy ? "true" : "false"} aria-describedby="about-${format}"
            @click=${() => { void this.#save(format); }}>${text.say(`export-save-${format}`)}</button></dt>
          <dd class="quiet" id="about-${format}">${text.say(`export-about-${format}`)}</dd>`)}
      </dl>
      <div id="export-status" role="status">
        ${this.refused === "" ? nothing : html`<p class="refused">${this.refused}</p>`}
        ${this.told.map((line) => html`<p>${line}</p>`)}
      </div>
    `;
  }

  async #save(format: Format): Promise<void> {
    if (this.busy) {
      return;
    }
    const { text } = this.desk;
    const { order, tolerance } = this.#read();
    this.told = [];
    this.refused = !order ? text.say("export-refused") : this.kinds?.length === 0 ? text.say("worksheet-nothing") : "";
    if (!order || this.refused !== "") {
      return;
    }
    this.busy = true;
    try {
      const { questions, left } = await this.#questions(this.#problems(order), tolerance);
      const lines: string[] = [];
      if (questions.length > 0) {
        const name = await this.#write(format, questions, order.seed);
        lines.push(text.say("export-saved", { name, count: questions.length }));
      }
      if (left.length > 0) {
        lines.push(text.say("export-left-out", { count: left.length, names: left.join("; ") }));
      }
      this.told = lines;
    } catch (reason) {
      this.told = [text.say("export-failed", { reason: reason instanceof Error ? reason.message : String(reason) })];
    } finally {
      this.busy = false;
    }
  }

  /** What the fields say: no order if one of them cannot be read. */
  #read(): { order: Order | null; tolerance: number | undefined; refusals: Refusals } {
    const { core, text } = this.desk;
    const label = (name: "count" | "seed" | "tolerance"): string => text.say(`export-${name}`);
    const count = readWhole(this.count, label("count"), 1, MOST);
    const seed = readWhole(this.seed, label("seed"), 0, LAST_SEED);
    const notices: Message[] = [];
    const { tolerance } = readTask(new Map([["tolerance", this.tolerance]]), core, notices);
    const refusals = new Map(notices.map((notice) => ["export-tolerance", refusedIn(label("tolerance"), notice)]));
    if (typeof count !== "number") {
      refusals.set("export-count", count);
    }
    if (typeof seed !== "number") {
      refusals.set("export-seed", seed);
    }
    return { order: typeof count === "number" && typeof seed === "number" && refusals.size === 0 ? { count, seed } : null, tolerance, refusals };
  }

  #problems({ count, seed }: Order): Problem[] {
    return (this.kinds ?? []).flatMap((kind) => variants(this.desk.core, kind, count, seed));
  }

  /** The questions, and the names of families of which some had to be left out. */
  async #questions(problems: readonly Problem[], tolerance: number | undefined): Promise<{ questions: Question[]; left: string[] }> {
    const { core, text, catalog } = this.desk;
    const questions: Question[] = [];
    const left = new Set<string>();
    for (const problem of problems) {
      const question = questionOf(core, text, problem, tolerance);
      if (question) {
        questions.push(question);
      } else {
        left.add(catalog.problems.find(({ kind }) => kind === problem.kind)?.label ?? problem.kind);
      }
      // Challenges take a while to be tried out; the page goes on meanwhile.
      if (problem.input === "challenge") {
        await new Promise((resolve) => { setTimeout(resolve, 0); });
      }
    }
    return { questions, left: [...left] };
  }

  async #write(format: Format, questions: readonly Question[], seed: number): Promise<string> {
    const category = this.desk.text.say("export-category");
    const stem = `learning-rate-${seed}`;
    if (format === "moodle") {
      const name = `${stem}-moodle.xml`;
      saveText(moodle(questions, category), name, "application/xml");
      return name;
    }
    if (format === "gift") {
      const name = `${stem}-gift.txt`;
      saveText(gift(questions, category), name, "text/plain");
      return name;
    }
    const { zip } = await import("../exports/zip.ts");
    const name = `${stem}-qti21.zip`;
    saveText(zip(qti(questions)), name, "application/zip");
    return name;
  }
}
