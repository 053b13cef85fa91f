import type { ActionFunction, ActionFunctionArgs, LoaderFunction } from "@remix-run/node";
import { isStorageFailure } from "#db/portable.ts";
import { readForm } from "./read-form.ts";
import { unavailable } from "./responses.ts";

/** A loader whose database is away shows the calm page; without this it would look like a bug. */
export const calmLoader =
  (loader: LoaderFunction): LoaderFunction =>
  async (args) => {
    try {
      return await loader(args);
    } catch (error) {
      throw isStorageFailure(error) ? unavailable() : error;
    }
  };

/**
 * An action whose database is away gives back what was typed, wherever it stopped: the guard asks the database who
 * is writing before anybody has read the form.
 */
export const calmAction =
  (action: ActionFunction): ActionFunction =>
  async (args) => {
    try {
      return await action(args);
    } catch (error) {
      throw isStorageFailure(error) ? unavailable(await typedIn(args)) : error;
    }
  };

/** The long text of a form; null when it has none. */
async function typedIn({ request, context }: ActionFunctionArgs): Promise<string | null> {
  const sent = await readForm(request, context).catch(() => null);
  return sent?.get("body") ?? sent?.get("details") ?? sent?.get("reason") ?? sent?.get("source") ?? null;
}
