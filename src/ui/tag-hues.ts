/** Classes of each colour that a tag may have. */
export const tagHues = {
  moss: { mark: "bg-tag-moss", ground: "bg-tag-moss-soft" },
  sea: { mark: "bg-tag-sea", ground: "bg-tag-sea-soft" },
  ink: { mark: "bg-tag-ink", ground: "bg-tag-ink-soft" },
  plum: { mark: "bg-tag-plum", ground: "bg-tag-plum-soft" },
  rose: { mark: "bg-tag-rose", ground: "bg-tag-rose-soft" },
  clay: { mark: "bg-tag-clay", ground: "bg-tag-clay-soft" },
  ochre: { mark: "bg-tag-ochre", ground: "bg-tag-ochre-soft" },
  slate: { mark: "bg-tag-slate", ground: "bg-tag-slate-soft" },
} as const

export type TagHue = keyof typeof tagHues

/** null for a colour of a newer version. */
export function tagHue(colour: string): TagHue | null {
  return Object.hasOwn(tagHues, colour) ? (colour as TagHue) : null
}

/** The border and ground of a chip for a tag of this colour. */
export function chipGround(hue: TagHue | null): string {
  return hue === null
    ? "border-line bg-paper-sunken text-ink-soft"
    : `border-transparent text-ink forced-colors:border-line ${tagHues[hue].ground}`
}
