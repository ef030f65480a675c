/** `<hiker-turn>`: a part of the page that can wait. Internal. */
import { property } from "lit/decorators.js";
import { inTurn } from "../state/frames.ts";
import { Fragment } from "./fragment.ts";

/**
 * Renders what it is given. While the hiker walks, those on the page take turns, one in each frame, so that
 * no frame has to bear all of them. The last thing given is always rendered.
 */
export class HikerTurn extends Fragment {
  @property({ attribute: false }) content!: () => unknown;
  /** Whether there is something more urgent. */
  @property({ attribute: false }) waits = false;

  protected override async scheduleUpdate(): Promise<void> {
    if (this.waits && this.hasUpdated) {
      await new Promise<void>((resolve) => { inTurn(() => { resolve(); }); });
    }
    await super.scheduleUpdate();
  }

  protected override render(): unknown {
    return this.content();
  }
}
