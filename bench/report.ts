import type { PageFigures } from "./pages.ts";
import { type QueueFigures, queueReport } from "./queue.ts";
import type { ReadingFigures } from "./reading.ts";
import { type ScreeningFigures, screeningReport } from "./screening.ts";
import type { StreamFigures } from "./streams.ts";
import { figure, table } from "./table.ts";
import type { Bytes } from "./wire.ts";

export type Figures = {
  database: "SQLite" | "PostgreSQL";
  node: string;
  cores: number;
  threads: number;
  replies: number;
  seconds: number;
  pages: PageFigures[];
  /** Megabytes in use by the forum's process: when it has started, and after all of this. */
  memoryMb: { start: number; afterLoad: number };
  postsPerSecond: { oneConnection: number; tenConnections: number };
  /** Median milliseconds of a page of a thread with 10,000 replies, one visitor at a time. */
  longThreadMs: { page1: number; page500: number };
  renderingMs: number;
  importingS: number;
  members: MemberFigures;
  screening: ScreeningFigures;
  queue: QueueFigures["queue"];
};

export type MemberFigures = { streams: StreamFigures; reading: ReadingFigures };

/** The figures as text for people. */
export function report(figures: Figures): string {
  const { pages, memoryMb, postsPerSecond, longThreadMs } = figures;
  return [
    `Afterword on ${figures.database}, Node ${figures.node}, ${figures.cores} cores: ${figures.threads.toLocaleString("en")} threads, ` +
      `${figures.replies.toLocaleString("en")} replies, 10 connections for ${figures.seconds} s each.`,
    "The bare server is node:http sending the same bytes. Times in milliseconds.",
    table(
      ["page", "as", "requests/s", "p50", "p99", "bare requests/s", "p50", "p99", "of bare"],
      pages.map(({ name, viewer, forum, bare }) => [
        name,
        viewer,
        forum.perSecond,
        forum.p50,
        forum.p99,
        bare.perSecond,
        bare.p50,
        bare.p99,
        `${figure((100 * forum.perSecond) / bare.perSecond)} %`,
      ]),
    ),
    "Bytes of a first visit: raw / gzip / brotli",
    table(
      ["page", "as", "HTML", "CSS", "JS"],
      pages.map(({ name, viewer, bytes }) => [
        name,
        viewer,
        inWords(bytes.html),
        inWords(bytes.css),
        inWords(bytes.js),
      ]),
    ),
    table(
      ["also", "figure"],
      [
        ["memory of the forum at its start, MB", memoryMb.start],
        ["memory of the forum after all of this, MB", memoryMb.afterLoad],
        ["replies stored per second, 1 connection", postsPerSecond.oneConnection],
        ["replies stored per second, 10 connections", postsPerSecond.tenConnections],
        ["page 1 of 10,000 replies, ms", longThreadMs.page1],
        ["page 500 of 10,000 replies, ms", longThreadMs.page500],
        ["rendering 20,000 characters of Markdown, ms", figures.renderingMs],
        ["importing 2,000 threads with 20,000 replies, s", figures.importingS],
      ],
    ),
    memberReport(figures.members),
    screeningReport(figures.screening),
    queueReport({ queue: figures.queue }),
  ].join("\n\n");
}

/** What members add, each beside what it is compared with. */
export function memberReport({ streams, reading }: MemberFigures): string {
  const times = (ms: number) => `${figure(ms / reading.guest)} ×`;
  return [
    table(
      ["one thread of 21 posts, one visitor at a time", "ms", "of a guest’s"],
      [
        ["a guest", reading.guest, times(reading.guest)],
        ["somebody who has just joined", reading.newcomer, times(reading.newcomer)],
        [
          "a member with 10,000 hidden words and everything else",
          reading.everything,
          times(reading.everything),
        ],
      ],
    ),
    table(
      [`memory of each of ${streams.streams.toLocaleString("en")} open streams`, "kB"],
      [
        ["the forum", streams.forumKb],
        ["the bare server", streams.bareKb],
      ],
    ),
  ].join("\n\n");
}

const inWords = ({ raw, gzip, brotli }: Bytes): string =>
  raw === 0 ? "none" : [raw, gzip, brotli].map((bytes) => bytes.toLocaleString("en")).join(" / ");
