/**
 * Why something is not possible, in words for the person who tried. `status` is what HTTP answers:
 * 404 where even the existence of the thing is not theirs to know.
 */
export const DENIALS = {
  "sign-in-first": { status: 403, message: "Please join or sign in first." },
  "not-yours": { status: 403, message: "Only the person who wrote this can do that." },
  "not-found": { status: 404, message: "There is nothing here that you can open." },
  locked: { status: 403, message: "A moderator has closed this conversation to new replies." },
  "no-replies": {
    status: 403,
    message: "The author would rather have no replies here. What they wrote can still be read.",
  },
  "opening-gone": {
    status: 403,
    message: "The post that opened this thread is no longer here, so it takes no new replies.",
  },
  "post-gone": {
    status: 403,
    message: "That post is no longer here, so nothing more can be done with it.",
  },
  "not-anonymous": { status: 403, message: "This post stands under its author’s own name." },
  "answered-for-fewer": {
    status: 403,
    message:
      "Others have replied here while not everyone could read it, and their words stay among those they wrote for. So this cannot be opened to everyone. You could start a new thread with your own words.",
  },
  "not-now": { status: 403, message: "That is not possible with this post as it stands now." },
  "too-late": { status: 403, message: "The ten minutes for taking this back are over." },
  "own-post": { status: 403, message: "This is your own post. You can edit or withdraw it instead." },
  "mute-self": { status: 403, message: "You cannot mute yourself. What you wrote you can edit or withdraw." },
  "taken-along": {
    status: 404,
    message: "Its author has left for good and taken this along. There is nothing left to decide.",
  },
  "nobody-there": { status: 403, message: "There is nobody behind this post any more." },
  "own-thread": { status: 403, message: "This is your own thread, so it stays where you find it." },
  paused: {
    status: 403,
    message:
      "Your posting is paused. Your notifications say until when, and why. Nothing that you typed is lost.",
  },
  banned: {
    status: 403,
    message: "You cannot write here any more. Your notifications say why, and how to appeal.",
  },
  "own-account": { status: 403, message: "This is about yourself. A colleague has to decide it." },
  "above-you": { status: 403, message: "Only an admin can decide about a moderator or an admin." },
  "last-admin": {
    status: 403,
    message: "You are the only admin. Please make somebody else an admin first.",
  },
  "not-appealable": { status: 403, message: "This was not a decision that can be appealed." },
  "appeal-too-late": { status: 403, message: "The half year in which this could be appealed is over." },
  "appeal-closed": { status: 403, message: "This appeal has ended. Nothing more can be added to it." },
  "own-decision": {
    status: 403,
    message: "You made the decision that this is about. A colleague decides the appeal.",
  },
  "unmask-first": {
    status: 403,
    message: "This was written under an alias. Please ask first who it is, with a reason.",
  },
  "playbook-open": {
    status: 403,
    message: "Someone may be in danger. Please finish the steps above first; then this can be closed.",
  },
  "lock-own": { status: 403, message: "This is your own thread. A colleague has to close or open it." },
  "moderators-only": { status: 404, message: "There is nothing here that you can open." },
  "admins-only": { status: 404, message: "There is nothing here that you can open." },
} as const;
