import { execFile } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import type { Service } from "./service.ts";

const run = promisify(execFile);

/**
 * The package suggests flags for serverless machines, among them `--disable-web-security` and `--single-process`.
 * A browser that ignores origins proves nothing about ours, so these are our own: only what a machine without
 * a user namespace needs, and silence towards the network.
 */
const FLAGS = [
  "--no-sandbox", // Chromium refuses to run as root with it; the pages it opens are ours.
  "--no-zygote",
  "--font-render-hinting=none",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** One headless Chromium for the run: the one at CHROMIUM_PATH, or the one from the package. */
export async function startBrowser(): Promise<Service> {
  const own = process.env.CHROMIUM_PATH;
  const { executablePath, env } = own ? { executablePath: own, env: {} } : await unpackedChromium();
  const server = await chromium.launchServer({
    executablePath,
    args: FLAGS,
    env: { ...process.env, ...env },
    host: "127.0.0.1",
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  return { url: server.wsEndpoint(), stop: () => server.close() };
}

/**
 * Unpacks the package's browser (60 MB compressed, 210 MB on disk) once per version, below node_modules so that
 * `npm ci` removes it. Unpacked aside and renamed, so that a second run at the same time never sees half a browser.
 */
async function unpackedChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const packageFolder = fileURLToPath(new URL("../", import.meta.resolve("@sparticuz/chromium")));
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as {
    version: string;
  };
  const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
  const folder = join(cache, `chromium-${version}`);
  if (!(await exists(folder))) {
    await mkdir(cache, { recursive: true });
    const aside = await mkdtemp(`${folder}-`);
    await unpackInto(aside, packageFolder);
    await writeFile(join(aside, "fonts.conf"), fontsConfig(folder));
    await chmod(aside, 0o755); // Root may unpack it and somebody else run the tests.
    await chmod(join(aside, "chromium"), 0o755);
    await rename(aside, folder).catch(() => rm(aside, { recursive: true })); // Another run was first.
  }
  return { executablePath: join(folder, "chromium"), env: await environmentFor(folder) };
}

/** In a process of its own, because the package unpacks into the folder for temporary files and nowhere else. */
async function unpackInto(folder: string, packageFolder: string): Promise<void> {
  const script = `
    import chromium, { inflate } from "@sparticuz/chromium";
    await Promise.all([chromium.executablePath(), inflate(${JSON.stringify(join(packageFolder, "bin/al2023.tar.br"))})]);`;
  await run(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, TMPDIR: folder },
  });
}

/** The system's fonts where there are any, and the package's. */
const fontsConfig = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(folder, "fonts")}</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>`;

/** The system's libraries, and the package's where one is missing. */
async function environmentFor(folder: string): Promise<Record<string, string>> {
  const fonts = { FONTCONFIG_FILE: join(folder, "fonts.conf") };
  const { stdout } = await run("ldd", [join(folder, "chromium")]).catch(() => ({ stdout: "not found" }));
  return stdout.includes("not found") ? { ...fonts, LD_LIBRARY_PATH: join(folder, "al2023", "lib") } : fonts;
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );
