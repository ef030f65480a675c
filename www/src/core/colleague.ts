/** The page's side of the worker: questions go out, answers come back by their number. */
import { newWorker } from "./assets.ts";
import type { Tasks } from "./worker.ts";

export interface Question {
  id: number;
  task: keyof Tasks;
  input: unknown;
}

export interface Answer {
  id: number;
  result?: unknown;
  /** Why there is no result. */
  error?: string;
}

type Result<Task extends keyof Tasks> = Awaited<ReturnType<Tasks[Task]>>[0];

/** A worker with a core of its own. */
export class Colleague {
  readonly #worker: Worker = newWorker();
  readonly #open = new Map<number, { resolve: (result: unknown) => void; reject: (reason: Error) => void }>();
  #count = 0;

  /** Starts a worker and its core. Rejects, or throws, where the host page or the browser forbids it. */
  static async hire(core: () => Promise<WebAssembly.Module>): Promise<Colleague> {
    const colleague = new Colleague();
    await colleague.ask("start", await core());
    return colleague;
  }

  private constructor() {
    this.#worker.onmessage = ({ data: { id, result, error } }: MessageEvent<Answer>) => {
      const asked = this.#open.get(id);
      this.#open.delete(id);
      if (error === undefined) {
        asked?.resolve(result);
      } else {
        asked?.reject(new Error(error));
      }
    };
    this.#worker.onerror = this.#worker.onmessageerror = () => this.dismiss();
  }

  ask<Task extends keyof Tasks>(task: Task, input: Parameters<Tasks[Task]>[0]): Promise<Result<Task>> {
    return new Promise((resolve, reject) => {
      const id = this.#count++;
      this.#open.set(id, { resolve: resolve as (result: unknown) => void, reject });
      this.#worker.postMessage({ id, task, input } satisfies Question);
    });
  }

  /** Ends the worker; what was asked of it is refused. */
  dismiss(): void {
    this.#worker.terminate();
    for (const { reject } of this.#open.values()) {
      reject(new Error("the worker is gone"));
    }
    this.#open.clear();
  }
}
