import { z } from "zod";
import { isTimeZone, minuteOf, type QuietHours } from "#app/domain/quiet-hours.ts";
import { defineForm } from "./parse-form.ts";

const time = z
  .string()
  .refine((text) => minuteOf(text) !== null, "Please give a time such as 22:00.")
  .transform((text) => minuteOf(text) ?? 0);

/** When nothing is sent. A start that is the end would be no time at all, which another button says better. */
export const quietHoursForm = defineForm(
  {
    from: time,
    to: time,
    timeZone: z.string().refine(isTimeZone, "Please choose the time zone that you live by."),
  },
  (object) =>
    object
      .refine(({ from, to }) => from !== to, {
        path: ["to"],
        message: "Please choose another time to end at.",
      })
      .transform(({ from, to, timeZone }): QuietHours => ({ fromMinute: from, toMinute: to, timeZone })),
);
