import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";
import remixOptions from "./remix.config.js";

/** Folders whose code must never reach a browser: they hold queries, sessions and secrets. */
const SERVER_ONLY = /\/(?:db|app\/(?:workflows|notify|web|render|forms))\//;

/**
 * Fails the browser's build when it would contain server code. Remix drops loaders and actions from
 * the client bundle, and with them their imports; what is left and still matches was imported by a component.
 */
function serverOnly(): Plugin {
  return {
    name: "afterword:server-only",
    generateBundle(_options, bundle) {
      if (this.environment.name !== "client") return;
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const leaked = Object.entries(chunk.modules).filter(
          ([id, module]) => SERVER_ONLY.test(id) && !id.includes("node_modules") && module.renderedLength > 0,
        );
        if (leaked.length > 0)
          this.error(`Server code in the browser's bundle: ${leaked.map(([id]) => id).join(", ")}`);
      }
    },
  };
}

export default defineConfig({
  plugins: [process.env.VITEST ? [] : remix(remixOptions), serverOnly()],
  worker: { format: "es" }, // Also scripts of pages on their own (app/browser), by `?worker&url`: bundled, and named by their content.
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    rollupOptions: {
      onwarn(warning, warn) {
        if (warning.code !== "EMPTY_BUNDLE") warn(warning); // Feeds and other answers for machines have no page.
      },
    },
  },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/support/global-setup.ts"],
    setupFiles: ["tests/support/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "threads",
    maxWorkers: "100%", // By default one core is left for watching.
    reporters: ["default", "./tests/support/closing-line.ts"],
  },
} as Parameters<typeof defineConfig>[0]);
