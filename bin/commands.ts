import { type CommandDef, runCommand, runMain, showUsage } from "citty";
import { OperatorError, oneLine } from "./problems.ts";

type Loaded = { default: CommandDef };

/** A command that is loaded only when it is used, so that `render` does not wait for a database driver. */
const lazy = (load: () => Promise<unknown>) => async () => ((await load()) as Loaded).default;

type Group = { name: string; description: string; commands: Record<string, () => Promise<CommandDef>> };

/** Commands under one name. Without a prototype: `afterword toString` is no command. */
function group({ name, description, commands }: Group): CommandDef {
  return {
    meta: { name, description },
    subCommands: Object.assign(Object.create(null), commands),
    setup({ rawArgs: [first] }) {
      if (first?.startsWith("-")) throw new OperatorError(`${first} is not known here. See ${name} --help`);
    },
  };
}

const article = group({
  name: "afterword article",
  description: "The pinned article.",
  commands: { import: lazy(() => import("./article-import.ts")) },
});

const afterword = group({
  name: "afterword",
  description: "The forum's command line, for its operators.",
  commands: {
    role: lazy(() => import("./role.ts")),
    factors: lazy(() => import("./factors.ts")),
    "sign-out": lazy(() => import("./sign-out.ts")),
    "erase-again": lazy(() => import("./erase-again.ts")),
    migrate: lazy(() => import("./migrate.ts")),
    article: async () => article,
    render: lazy(() => import("./render.ts")),
    import: lazy(() => import("./import.ts")),
    export: lazy(() => import("./export.ts")),
    seed: lazy(() => import("./seed.ts")),
    demo: lazy(() => import("./demo.ts")),
    screen: lazy(() => import("./screen.ts")),
  },
});

/** Runs the command that these words name. What goes wrong is one line on stderr and the exit code 1. */
export async function runAfterword(words: string[]): Promise<void> {
  if (words.some((word) => word === "--help" || word === "-h")) return runMain(afterword, { rawArgs: words });
  if (words.length === 0) await showUsage(afterword);
  try {
    await runCommand(afterword, { rawArgs: words });
  } catch (error) {
    console.error(oneLine(error));
    process.exitCode = 1;
  }
}
