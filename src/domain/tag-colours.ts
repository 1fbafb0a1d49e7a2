/** Names of colours, each of which the themes have a token for. */
export const tagColours = ["moss", "sea", "ink", "plum", "rose", "clay", "ochre", "slate"] as const
export type TagColour = (typeof tagColours)[number]
