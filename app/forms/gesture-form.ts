import { z } from "zod";
import { GESTURE_SLUGS, type Gesture, NO_WAY } from "#app/domain/gesture.ts";
import { optionalChoice } from "./fields.ts";
import { defineForm } from "./parse-form.ts";

const gesture = optionalChoice(GESTURE_SLUGS);

type GestureValues = { kind: Gesture; act: "give" | "take-back"; way: string | null | undefined };

/**
 * One press: `give` or `take`, each the name of a gesture. `way` comes with "helped" when the question after it is
 * answered, and is empty when only the button is pressed.
 */
export const gestureForm = defineForm<
  { give: typeof gesture; take: typeof gesture; way: z.ZodString },
  GestureValues
>({ give: gesture, take: gesture, way: z.string().regex(/^(?:[a-z0-9-]{0,40}|no_way)$/) }, (form) =>
  form.transform(({ give, take, way }, issues): GestureValues => {
    const said = way === "" ? undefined : way === NO_WAY ? null : way;
    if (give !== null && take === null) return { kind: give, act: "give", way: said };
    if (take !== null && give === null) return { kind: take, act: "take-back", way: undefined };
    issues.addIssue({ code: "custom", path: ["give"], message: "Please press one of them." });
    return z.NEVER;
  }),
);
