import { z } from "zod";
import type { DraftToScreen, OutsideAnswer } from "#app/domain/screening/facts.ts";
import { readBody } from "./read-body.ts";

/** So long a post waits for software outside. It goes on without it then. */
const TIMEOUT_MS = 500;
/** An answer is a handful of places in a text; nobody should be able to fill the memory with one. */
const ANSWER_MAX_BYTES = 64 * 1024;
const FINDINGS_MAX = 50;

const UNAVAILABLE: OutsideAnswer = { kind: "unavailable" };

const ANSWER = z.object({
  findings: z
    .array(
      z.object({
        severity: z.enum(["note", "flag", "ask", "hold"]),
        field: z.enum(["title", "body"]).default("body"),
        start: z.int().min(0),
        end: z.int().min(0),
        about: z.string().max(1_000).default(""),
        danger: z.enum(["thoughts", "now"]).optional(),
      }),
    )
    .max(FINDINGS_MAX),
});

/**
 * Asks the classifier at `url`, if there is one, what it notices in a draft: POST {"title", "text"} as JSON, and
 * {"findings": [{"severity", "start", "end", "about", "danger"?, "field"?}]} comes back, with places in UTF-16 units.
 * Whatever goes wrong is the value "unavailable", never an exception: posting goes on without it.
 */
export async function askClassifier(url: string | null, draft: DraftToScreen): Promise<OutsideAnswer> {
  if (url === null) return { kind: "not-configured" };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ title: draft.title, text: draft.text }),
      redirect: "error", // The text goes to the address that the operator has chosen, and nowhere else.
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.body === null) return UNAVAILABLE;
    const { bytes, length } = await readBody(response.body, { keep: ANSWER_MAX_BYTES });
    if (!response.ok || length > ANSWER_MAX_BYTES) return UNAVAILABLE;
    const answer = ANSWER.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return answer.success ? { kind: "findings", findings: answer.data.findings.map(tidy) } : UNAVAILABLE;
  } catch {
    return UNAVAILABLE;
  }
}

/** Without a danger that is only there as `undefined`. */
const tidy = ({ danger, ...finding }: z.infer<typeof ANSWER>["findings"][number]) =>
  danger === undefined ? finding : { ...finding, danger };
