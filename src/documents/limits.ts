/**
 * What one document may hold. The editor refuses a change that would pass a limit, so whatever it has made can be
 * read again.
 */
export const documentLimits = {
  /** Nodes above a node, the document itself counted: a list in a list adds two. */
  depth: 128,
  nodes: 1_000_000,
  /** UTF-16 code units over all text nodes. */
  textLength: 16 * 1024 * 1024,
  /** Steps to lay out one table, as `tableCost` counts them: 20,000 rows of 10 plain cells cost 400,000. */
  tableCost: 10_000_000,
  /** UTF-16 code units of a link's target. */
  linkLength: 8192,
  /** UTF-16 code units of an id, a name or a language. */
  nameLength: 1000,
} as const
