import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { countryByCode, emergencyHref, forReaders, smsHref, telHref } from "#app/domain/helplines.ts";

const line = z.strictObject({
  name: z.string().min(1),
  phone: z.string().min(1).nullable(),
  text: z.string().min(1).nullable(),
  chat: z.url({ protocol: /^https?$/ }).nullable(),
  website: z.url({ protocol: /^https?$/ }).nullable(),
  hours: z.string().min(1).nullable(),
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)).nullable(),
  for: z.string().min(1),
  confirmed: z.literal(true),
  sources: z.array(z.url()).min(1),
  checked: z.iso.date().optional(),
});

const country = z.strictObject({
  code: z.string().regex(/^[A-Z]{2}$/),
  name: z.string().min(1),
  emergency: z.array(z.string().regex(/^\d+$/)),
  emergencyUncertain: z.literal(true).optional(),
  emergencySource: z.url(),
  emergencyChecked: z.iso.date().optional(),
  lines: z.array(line),
});

const file = z.strictObject({
  checked: z.iso.date(),
  note: z.string().min(1),
  directories: z.array(z.strictObject({ name: z.string().min(1), url: z.url({ protocol: /^https$/ }) })),
  countries: z.array(country).min(1),
});

const data = file.parse(
  JSON.parse(readFileSync(new URL("../../app/content/helplines.json", import.meta.url), "utf8")),
);
const lines = data.countries.flatMap((country) => country.lines);

describe("a number to call", () => {
  test.each([
    ["116 123", "tel:116123"],
    ["15", "tel:15"],
    ["1-800-668-6868", "tel:18006686868"],
    ["(011) 5275-1135", "tel:01152751135"],
    ["+254 722 178 177", "tel:+254722178177"],
    ["0800.567.567", "tel:0800567567"],
  ])("%s becomes %s", (phone, href) => {
    expect(telHref({ name: "A line", phone })).toBe(href);
    expect(emergencyHref(phone)).toBe(href);
  });

  test.each([
    ["nothing", null],
    ["an empty text", ""],
    ["no digits", "( ) -"],
    ["one digit", "1"],
    ["a menu choice", "988 then press 1"],
    ["a star code", "*4141"],
    ["a hash code", "#31#"],
    ["an extension", "020 7946 0000 ext. 4"],
    ["an extension after a comma", "02079460000,4"],
    ["two numbers with a stroke", "116 123 / 116 111"],
    ["two numbers with “or”", "112 or 999"],
    ["two numbers in a row", "0800 111 0 111 0800 111 0 222"],
    ["two plus signs", "++44 20"],
    ["a plus sign in the middle", "20+44"],
    ["a trunk zero in brackets", "+44 (0)20 7946 0000"],
    ["a script", "javascript:alert(1)"],
  ])("stays text when it is %s", (_, phone) => {
    expect(telHref({ name: "A line", phone })).toBeNull();
    if (phone !== null) expect(emergencyHref(phone)).toBeNull();
  });

  test.each([
    "A line (dial 988, then press 1)",
    "A line, choose the mental health option",
    "Una línea, opción 5",
    "A line, option 2",
    "A line (*0767 from a mobile phone)",
    "A line (short number 124 from mobile phones)",
    "A line (#1234)",
    "A line, ext. 4",
    "A line, extension 4",
  ])("stays text when the name says more is needed: %s", (name) => {
    expect(telHref({ name, phone: "116 123" })).toBeNull();
  });

  test.each([
    "1737, Need to talk?",
    "#いのちSOS",
    "A line (the voice menu has a foreign-language option)",
    "A line for texts and express mail",
  ])("is a link when the name only looks like it: %s", (name) => {
    expect(telHref({ name, phone: "116 123" })).toBe("tel:116123");
  });
});

describe("a number to text", () => {
  test.each([
    ["0477 13 11 14", "sms:0477131114"],
    ["988", "sms:988"],
    ["+44 7700 900123", "sms:+447700900123"],
    ["SHOUT to 85258", null],
    ["4357 (HELP)", null],
    ["300 754 8933 (WhatsApp)", null],
    ["+254 722 178 177 (SMS or WhatsApp)", null],
    [null, null],
  ])("%s becomes %s", (text, href) => {
    expect(smsHref({ text })).toBe(href);
  });
});

describe("a country", () => {
  test.each([
    ["GB", "United Kingdom"],
    ["gb", "United Kingdom"],
    ["XX", undefined],
    ["", undefined],
  ])("with the code “%s” is %s", (code, name) => {
    expect(countryByCode(data, code)?.name).toBe(name);
  });

  test.each(data.countries)("of $code reaches readers without its sources", (country) => {
    const { emergencySource, lines, ...rest } = country;
    expect(forReaders(country)).toEqual({
      ...rest,
      lines: lines.map(({ sources, confirmed, ...shown }) => shown),
    });
  });
});

describe("the file of helplines", () => {
  test("has directories for the countries it does not name", () => {
    expect(data.directories).not.toHaveLength(0);
  });

  test("names forty countries at least", () => {
    expect(data.countries.length).toBeGreaterThanOrEqual(40);
  });

  test("was checked by the day it says, and no entry after that day", () => {
    const days = data.countries.flatMap(({ emergencyChecked, lines }) => [
      emergencyChecked,
      ...lines.map(({ checked }) => checked),
    ]);
    for (const day of days) expect(day === undefined || day <= new Date().toISOString()).toBe(true);
  });

  test("names every country once", () => {
    const codes = data.countries.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test.each(data.countries)("has somewhere to turn to in $name", ({ emergency }) => {
    expect(emergency).not.toHaveLength(0);
    for (const number of emergency) expect(emergencyHref(number)).toBe(`tel:${number}`);
  });

  test.each(lines)("links $name only by digits and at most one leading plus", (line) => {
    expect(telHref(line) ?? "tel:0").toMatch(/^tel:\+?\d+$/);
    expect(smsHref(line) ?? "sms:0").toMatch(/^sms:\+?\d+$/);
  });

  test("leaves as text exactly the numbers that do not reach their line by themselves", () => {
    expect(
      lines.filter((line) => line.phone !== null && telHref(line) === null).map(({ name }) => name),
    ).toEqual([
      "Punjab police emergency line, counselling service (dial 15, then press 7)",
      "Línea 113 Salud, opción 5 (Ministerio de Salud)",
      "Детский телефон доверия (short number 124 from mobile phones)",
      "Московская служба психологической помощи населению (8 495 051 from a mobile phone)",
      "NHS 111 (England), choose the mental health option",
      "Veterans Crisis Line (dial 988, then press 1)",
      "Línea Vida (ASSE; *0767 from a mobile phone)",
    ]);
  });

  test("marks the countries whose emergency numbers differ between sources", () => {
    const marked = data.countries.filter((country) => country.emergencyUncertain).map(({ code }) => code);
    expect(marked.sort()).toEqual(["CO", "EG", "ID", "KE", "PK"]);
  });
});
