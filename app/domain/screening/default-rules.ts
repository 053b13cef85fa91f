/** What a new forum starts with. Moderators edit it under /moderation/rules. */
export const DEFAULT_RULES = `# One rule a line. A line that begins with # is a remark.
newcomer: flag
links: 5
burst: 5
words: 6000
`;
