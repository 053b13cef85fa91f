import { z } from "zod";
import { defaultRules } from "#app/domain/screening/default-rules.ts";
import { type DraftToScreen, plainFacts, type ScreeningFacts } from "#app/domain/screening/facts.ts";
import { type Screened, VERDICTS } from "#app/domain/screening/finding.ts";
import { screen } from "#app/domain/screening/index.ts";
import type { ScreeningRules } from "#app/domain/screening/rules.ts";
import { command } from "./command.ts";
import { linesOf } from "./thread-lines.ts";

export default command({
  name: "screen",
  description:
    'Reads JSON lines such as {"text": "…"} from standard input and writes what screening says of each. Needs no database.',
  args: {},
  async run() {
    const rules = defaultRules();
    let anyBad = false;
    for await (const line of linesOf(process.stdin)) {
      const answer = line.ok ? answerTo(line.value.bytes, line.value.line, rules) : refused(line.error);
      anyBad ||= "error" in answer;
      if (!process.stdout.write(`${JSON.stringify(answer)}\n`))
        await new Promise((resolve) => process.stdout.once("drain", resolve));
    }
    if (anyBad) process.exitCode = 1;
  },
});

/** What a line may hold beside its text. Everything else in it is passed over, so that labelled lines can be piped in. */
const LINE = z.object({
  text: z.string(),
  title: z.string().nullish(),
  standing: z.enum(["new", "good"]).nullish(),
  anonymous: z.boolean().nullish(),
  handle: z.string().nullish(),
});

type Answer = ReturnType<typeof inWords> | { error: string; line: number };

function answerTo(bytes: Buffer, line: number, rules: ScreeningRules): Answer {
  const read = LINE.safeParse(parsed(bytes));
  if (!read.success) {
    const where = read.error.issues[0]?.path.join(".") || "JSON";
    return { error: `${where} cannot be used: ${read.error.issues[0]?.message ?? "it is broken"}`, line };
  }
  const { text, title, standing, anonymous, handle } = read.data;
  const draft: DraftToScreen = { title: title ?? null, text };
  const facts: ScreeningFacts = {
    ...plainFacts(rules),
    standing: standing ?? "good",
    anonymous: anonymous ?? false,
    handle: handle ?? null,
  };
  return inWords(screen(draft, facts), draft);
}

/** Undefined for bytes that are no JSON, which is then what the line's shape is refused with. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

/** A finding's severity as the verdict that it leads to; its field only where there is a title, too. */
function inWords({ verdict, danger, findings }: Screened, draft: DraftToScreen) {
  return {
    verdict,
    danger,
    findings: findings.map(({ check, severity, field, start, end, message, suggestion }) => ({
      check,
      severity: VERDICTS[severity],
      ...(draft.title === null ? {} : { field }),
      start,
      end,
      message,
      ...(suggestion === undefined ? {} : { suggestion }),
    })),
  };
}

const refused = ({ line, message }: { line: number; message: string }): Answer => ({ error: message, line });
