import { expect, test } from "vitest";
import { APPEAL_WITHIN_MS } from "#app/domain/appeal.ts";
import { DRAFT_LIFETIME_MS } from "#app/domain/draft.ts";
import { KEEP_SETTINGS, type KeepSetting, overBeforeMs, USUAL_KEEP } from "#app/domain/retention.ts";
import { readConfig } from "#app/web/config.ts";

const DAY_MS = 24 * 60 * 60 * 1000;
const SETTINGS = Object.keys(KEEP_SETTINGS) as KeepSetting[];

test("what a decision needs stays at least as long as it can be appealed, and a draft no longer than drafts last", () => {
  for (const setting of ["KEEP_LETTERS_DAYS", "KEEP_REPORTED_DAYS"] as const)
    expect(KEEP_SETTINGS[setting].least * DAY_MS).toBeGreaterThan(APPEAL_WITHIN_MS);
  expect(KEEP_SETTINGS.KEEP_DRAFTS_DAYS.most * DAY_MS).toBe(DRAFT_LIFETIME_MS.member);
  expect(USUAL_KEEP.KEEP_DRAFTS_DAYS * DAY_MS).toBe(DRAFT_LIFETIME_MS.member);
});

test.each(SETTINGS)("%s is what the operator says, within its bounds", (setting) => {
  const { usual, least, most } = KEEP_SETTINGS[setting];
  const chosen = (days: number) => {
    const config = readConfig({ [setting]: String(days) }, "none");
    return config.ok ? config.value.keep[setting] : config.error;
  };
  expect(readConfig({}, "none")).toMatchObject({ ok: true, value: { keep: { [setting]: usual } } });
  expect([chosen(least), chosen(most)]).toEqual([least, most]);
  for (const days of [least - 1, most + 1])
    expect(chosen(days)).toContain(
      `${setting} is not usable: must be a whole number from ${least} to ${most}`,
    );
  expect(overBeforeMs({ ...USUAL_KEEP, [setting]: 40 }, setting, 100 * DAY_MS)).toBe(60 * DAY_MS);
});
