import type { ReactNode } from "react"

/** A text with its found places marked: from, to, in UTF-16 units, in order and apart from each other. */
export function Marked({
  text,
  marks,
}: Readonly<{ text: string; marks: readonly (readonly [number, number])[] }>) {
  const parts: ReactNode[] = []
  let at = 0
  for (const [from, to] of marks) {
    // Marks of a text that was changed meanwhile may lie beyond its end.
    if (from < at || to > text.length) continue
    parts.push(
      text.slice(at, from),
      <mark key={from} className="rounded-xs bg-marker text-ink">
        {text.slice(from, to)}
      </mark>,
    )
    at = to
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
