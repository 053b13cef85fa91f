/** The oldest Node that runs TypeScript files by itself. npm's scripts use the Node that package.json pins. */
const OLDEST = { major: 22, minor: 18 };

/** What to tell someone whose Node is too old to run Afterword; null when it is new enough. */
export function refuseOldNode(version: string = process.versions.node): string | null {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isEnough = major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor);
  if (isEnough) return null;
  return `Afterword needs Node ${OLDEST.major}.${OLDEST.minor} or newer, and this is Node ${version}.`;
}
