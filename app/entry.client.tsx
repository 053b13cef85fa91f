import { RemixBrowser } from "@remix-run/react";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";

/**
 * Remix reads the data that came with the page when it is first rendered, and throws the promise of it for React to wait
 * on. A press that reaches React before that (made while the scripts were loading) has it render at once, which it cannot
 * do while it waits: error 345, and the page is never taken over. So the first time is here, out of React's sight.
 */
async function readData(): Promise<void> {
  try {
    RemixBrowser({});
  } catch (reading) {
    await reading;
  }
}

readData().then(() =>
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <RemixBrowser />
      </StrictMode>,
    );
  }),
);
