import { LitElement } from "lit";

/**
 * A part of a larger element with a lifecycle of its own. It renders into the shadow root around it,
 * so that styles, parts and ids are shared.
 */
export class Fragment extends LitElement {
  protected override createRenderRoot(): this {
    return this;
  }
}
