/** The conversation between an embedded widget and its host page. */

const SOURCE = "blindfolded-hiker";
const VERSION = 1;

/** What a host page may ask for. */
export interface Commands {
  set(params: Readonly<Record<string, string>>): void;
  step(count: number): void;
  play(): void;
  pause(): void;
  reset(): void;
  check(text: string): void;
}

/** Posts to the host page. Without one, nothing happens. */
export function post(type: string, body: Readonly<Record<string, unknown>> = {}): void {
  send({ source: SOURCE, version: VERSION, type, ...body });
}

/** Posts the height in our own words and in those that hosts already understand. */
export function postHeight(height: number): void {
  post("resize", { height });
  // Canvas and other LTI platforms; some compare objects, some parse strings.
  const lti = { subject: "lti.frameResize", height };
  send(lti);
  send(JSON.stringify(lti));
  // Embedly, Medium and their followers.
  send(JSON.stringify({ src: location.href, context: "iframe.resize", height }));
}

/** Listens to the host page, and to nobody else. What is malformed is ignored. */
export function listen(commands: Commands): void {
  window.addEventListener("message", ({ source, data }: MessageEvent<unknown>) => {
    if (source !== window.parent || window.parent === window || !isRecord(data)) {
      return;
    }
    if (data["source"] !== SOURCE || data["version"] !== VERSION) {
      return;
    }
    const { type, params, count, text } = data;
    switch (type) {
      case "set":
        if (isRecord(params)) {
          commands.set(plainParams(params));
        }
        break;
      case "step":
        if (count === undefined || Number.isSafeInteger(count)) {
          commands.step((count as number | undefined) ?? 1);
        }
        break;
      case "check":
        if (typeof text === "string") {
          commands.check(text);
        }
        break;
      case "play":
      case "pause":
      case "reset":
        commands[type]();
        break;
    }
  });
}

function send(message: unknown): void {
  if (window.parent !== window) {
    // Nothing in these messages is secret, and a sandboxed frame cannot know its host's origin.
    window.parent.postMessage(message, "*");
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The parameters that are words, numbers or switches. */
function plainParams(params: Record<string, unknown>): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "string" || typeof value === "number") {
      plain[name] = String(value);
    } else if (typeof value === "boolean") {
      plain[name] = value ? "1" : "0";
    }
  }
  return plain;
}
