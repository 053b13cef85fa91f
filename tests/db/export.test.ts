import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test, vi } from "vitest";
import type { Member } from "#app/domain/actor.ts";
import { EXPORT_LASTS_MS, EXPORT_LEASE_MS } from "#app/domain/export.ts";
import { writeInAppeal } from "#app/workflows/appeals.ts";
import { editPost } from "#app/workflows/change-own-post.ts";
import { askForExport, readyExport, viewExport } from "#app/workflows/own-export.ts";
import { sweep } from "#app/workflows/start-up.ts";
import { workOnExports } from "#app/workflows/work-on-exports.ts";
