/** What one import of a folder may hold. Lengths are UTF-16 code units unless they say bytes. */
export const markdownLimits = {
  files: 50_000,
  fileBytes: 4 * 1024 * 1024,
  pathLength: 1000,
  frontMatterLength: 32 * 1024,
  titleLength: 500,
  tags: 100,
  tagLength: 100,
} as const
