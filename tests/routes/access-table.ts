import type { AccessForum } from "#tests/support/access-forum.ts";

/**
 * Who asks. The author wrote the thread, the post, the draft and the appeal; a member is anybody else. A moderator who is
 * banned finds what a member does who is.
 */
export const ROLES = [
  "guest",
  "member",
  "banned",
  "banned moderator",
  "author",
  "moderator",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

/**
 * What is answered: `page` 200, `on` leads on within the forum, `sign-in` leads to signing in, `away` leads out of it,
 * `none` 404, `no` 403 in words, `again` the form with what is missing (422), `nonsense` 400, `password` 401, `unknown` no such method (405), `late` somebody was first (409).
 */
export type Outcome =
  | "page"
  | "on"
  | "sign-in"
  | "away"
  | "none"
  | "no"
  | "again"
  | "nonsense"
  | "password"
  | "unknown"
  | "late";
type Row = Record<Role, Outcome>;

const all = (outcome: Outcome): Row => rows({}, outcome);
function rows(given: Partial<Row>, rest: Outcome): Row {
  const like = (role: Role) => (role === "banned moderator" ? "banned" : role);
  return Object.fromEntries(ROLES.map((role) => [role, given[role] ?? given[like(role)] ?? rest])) as Row;
}

const PAGE = all("page");
const ON = all("on");
const NONE = all("none");
const AGAIN = all("again");
/** Takes no form at all. */
const TAKES_NONE = all("unknown");
const members = (outcome: Outcome): Row => rows({ guest: "sign-in" }, outcome);
const desk = (outcome: Outcome): Row => rows({ moderator: outcome, admin: outcome }, "none");
const admins = (outcome: Outcome): Row => rows({ admin: outcome }, "none");
const author = (outcome: Outcome, rest: Outcome): Row => rows({ author: outcome, guest: "sign-in" }, rest);

export type Access = {
  /** An address of it with something behind it. */
  at: (forum: AccessForum) => string;
  /** GET, HEAD, and the page's data. */
  get: Row;
  /** POST from a page of the forum, with these fields. */
  post: Row;
  fields?: Record<string, string>;
};

const access = (
  at: string | ((forum: AccessForum) => string),
  get: Row,
  post: Row = TAKES_NONE,
  fields: Record<string, string> = {},
): Access => ({ at: typeof at === "string" ? () => at : at, get, post, fields });

const inThread = (path: (id: string) => string) => (forum: AccessForum) => path(forum.threadId);
const onPost = (rest: string) => (forum: AccessForum) => `/posts/${forum.postId}${rest}`;
const onItem = (rest: string) => (forum: AccessForum) => `/moderation/items/${forum.itemId}${rest}`;
const person = "/moderation/people/inkandrain";

/** Every address of the forum. One that is missing, or is here and not in the build, fails the test. */
export const ACCESS: Record<string, Access> = {
  "/": access("/", PAGE),
  "/*": access("/nothing/here", NONE, NONE),
  "/about": access("/about", PAGE),
  "/article": access("/article", PAGE, AGAIN),
  "/article/sections": access("/article/sections", PAGE),
  "/article/sections/:anchor": access("/article/sections/talk", PAGE),
  "/articles/:slug": access("/articles/i-miss-my-therapist", ON, ON),
  "/articles/:slug/edit": access("/articles/i-miss-my-therapist/edit", admins("page"), admins("again")),
  "/articles/:slug/history": access("/articles/i-miss-my-therapist/history", admins("page")),
  "/confirm": access("/confirm?next=/settings/security", members("page"), members("again")),
  "/decisions/:id": access(
    ({ actId }) => `/decisions/${actId}`,
    author("page", "none"),
    author("again", "none"),
  ),
  "/drafts": access("/drafts", PAGE),
  "/drafts/:id": access(({ draftId }) => `/drafts/${draftId}`, rows({ author: "page" }, "none")),
  // Somebody else's draft stays, and nothing tells whether it is there: the test looks into the table.
  "/drafts/:id/discard": access(({ draftId }) => `/drafts/${draftId}/discard`, ON, ON),
  "/drafts/save": access("/drafts/save", ON, all("nonsense")),
  "/endings/:slug": access("/endings/money", PAGE),
  "/endings/:slug/feed.atom": access("/endings/money/feed.atom", PAGE),
  "/feed.atom": access("/feed.atom", PAGE),
  "/feed/mine.atom": access("/feed/mine.atom", all("password")),
  "/first-run/:token": access("/first-run/nothing", NONE, NONE),
  "/following/:id": access(
    inThread((id) => `/following/${id}`),
    ON,
    members("on"),
  ),
  "/gone/:token": access("/gone/nothing", NONE),
  "/guidelines": access("/guidelines", PAGE),
  "/help-now": access("/help-now", PAGE),
  "/help-now/keep": access("/help-now/keep?country=GB", PAGE),
  "/hidden-threads/:id": access(
    inThread((id) => `/hidden-threads/${id}`),
    ON,
    rows({ guest: "sign-in", author: "no" }, "on"),
  ),
  "/join": access("/join", rows({ guest: "page" }, "on"), rows({ guest: "again" }, "on")),
  "/leave": access("/leave", all("away"), ON),
  "/leaving-quickly": access("/leaving-quickly", PAGE, ON),
  "/letters": access("/letters", PAGE),
  "/letters/new": access("/letters/new", PAGE, AGAIN),
  "/mail/recover/:token": access("/mail/recover/nothing", PAGE, AGAIN),
  "/mail/verify/:token": access("/mail/verify/nothing", PAGE, AGAIN),
  "/moderation": access("/moderation", desk("page"), desk("on")),
  "/moderation/appeals": access("/moderation/appeals", desk("page")),
  "/moderation/appeals/:id": access(
    ({ appealId }) => `/moderation/appeals/${appealId}`,
    desk("page"),
    desk("again"),
  ),
  "/moderation/care": access("/moderation/care", desk("page")),
  "/moderation/evidence": access("/moderation/evidence", admins("page")),
  "/moderation/evidence/:file": access(
    ({ month }) => `/moderation/evidence/evidence-${month}.csv`,
    admins("page"),
  ),
  "/moderation/helplines": access("/moderation/helplines", desk("page")),
  "/moderation/invitations": access("/moderation/invitations", desk("page"), desk("again")),
  "/moderation/newcomers": access("/moderation/newcomers", desk("page"), desk("late")),
  "/moderation/items/:id": access(onItem(""), desk("page"), desk("again")),
  "/moderation/items/:id/unmask": access(onItem("/unmask"), desk("on"), desk("again")),
  "/moderation/people/:handle": access(person, desk("page"), desk("again")),
  "/moderation/people/:handle/remove-all": access(`${person}/remove-all`, desk("page"), desk("again")),
  "/moderation/reasons": access("/moderation/reasons", desk("page"), desk("again")),
  "/moderation/rules": access("/moderation/rules", desk("page"), desk("again")),
  "/moderation/shift": access("/moderation/shift", desk("page"), desk("again")),
  "/moderation/threads/:id/lock": access(
    inThread((id) => `/moderation/threads/${id}/lock`),
    desk("page"),
    desk("again"),
  ),
  "/notifications": access("/notifications", members("page"), members("on")),
  "/passkeys/options": access("/passkeys/options", ON, all("nonsense")),
  "/people/:handle": access("/people/inkandrain", PAGE),
  "/posts/:id": access(onPost(""), ON),
  "/posts/:id/care/:level": access(onPost("/care/now"), author("page", "none")),
  // A guest's words are kept until they have joined, whatever they were for.
  "/posts/:id/edit": access(
    onPost("/edit"),
    author("page", "no"),
    rows({ guest: "on", author: "on" }, "no"),
    {
      body: "Other words.",
      fromRevision: "1",
    },
  ),
  "/posts/:id/gestures": access(onPost("/gestures"), ON, members("nonsense")),
  "/posts/:id/history": access(
    onPost("/history"),
    rows({ author: "page", moderator: "page", admin: "page" }, "none"),
    rows({ guest: "sign-in", author: "on", moderator: "no", admin: "no" }, "none"),
  ),
  "/posts/:id/moderate": access(onPost("/moderate"), ON, desk("on")),
  "/posts/:id/mute": access(onPost("/mute"), ON, rows({ guest: "sign-in", author: "no" }, "on")),
  "/posts/:id/report": access(onPost("/report"), rows({ banned: "no", author: "no" }, "page"), AGAIN),
  "/posts/:id/undo-withdraw": access(onPost("/undo-withdraw"), ON, rows({ guest: "sign-in" }, "no")),
  "/posts/:id/withdraw": access(onPost("/withdraw"), ON, author("on", "no")),
  "/privacy": access("/privacy", PAGE),
  "/record": access("/record", PAGE),
  "/recover": access("/recover", PAGE, AGAIN),
  "/recover/by-email": access("/recover/by-email", PAGE, AGAIN),
  "/robots.txt": access("/robots.txt", PAGE),
  "/search": access("/search", PAGE),
  "/second-step": access("/second-step?next=/about", members("on"), AGAIN),
  "/settings": access("/settings", members("page")),
  // Moderators have one already.
  "/settings/authenticator": access(
    "/settings/authenticator",
    // Who is or was on the desk has an app already.
    rows({ guest: "sign-in", moderator: "on", "banned moderator": "on", admin: "on" }, "page"),
    rows({ guest: "sign-in", moderator: "on", "banned moderator": "on", admin: "on" }, "again"),
  ),
  "/settings/country": access("/settings/country", members("page"), members("on")),
  "/settings/export": access("/settings/export", members("page"), members("on")),
  "/settings/export/file": access("/settings/export/file", members("none")),
  "/settings/leaving": access("/settings/leaving", members("page"), members("again")),
  "/settings/email": access("/settings/email", members("page"), members("again")),
  "/settings/following": access("/settings/following", members("page"), members("nonsense")),
  // A guest hides notes for this visit; what is sent here without an act is a member's.
  "/settings/hiding": access("/settings/hiding", PAGE, members("nonsense")),
  "/settings/passkey": access("/settings/passkey", members("page"), members("again")),
  "/settings/profile": access("/settings/profile", members("page"), members("on")),
  "/settings/security": access("/settings/security", members("page"), members("nonsense")),
  "/sign-in": access("/sign-in", rows({ guest: "page" }, "on"), rows({ guest: "again" }, "on")),
  "/sign-out": access("/sign-out", ON, ON),
  "/sitemap.xml": access("/sitemap.xml", PAGE),
  "/sitemap/:part": access("/sitemap/pages", PAGE),
  "/theme": access("/theme", ON, ON),
  "/thread-names/:id": access(
    inThread((id) => `/thread-names/${id}`),
    rows({ guest: "none", banned: "none" }, "page"),
  ),
  "/threads/:id": access(
    inThread((id) => `/threads/${id}`),
    ON,
  ),
  "/threads/:id/:slug": access(
    inThread((id) => `/threads/${id}/tuesdays-at-six`),
    PAGE,
    AGAIN,
  ),
  "/threads/:id/feed.atom": access(
    inThread((id) => `/threads/${id}/feed.atom`),
    PAGE,
  ),
  "/threads/new": access("/threads/new", PAGE, AGAIN),
  "/threads/unanswered": access("/threads/unanswered", PAGE),
  "/welcome": access("/welcome", members("on")),
  "/what-helped": access("/what-helped", PAGE),
};
