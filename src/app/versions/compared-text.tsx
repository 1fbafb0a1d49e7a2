import { useMemo } from "react"
import { say } from "../strings/say.ts"
import { compareTexts, type TextPart } from "./compare-texts.ts"

/** Two states of a text in one: what was put in is underlined, what was taken out is struck through, and both are said. */
export function ComparedText({ earlier, present }: Readonly<{ earlier: string; present: string }>) {
  const parts = useMemo(() => compareTexts(earlier, present), [earlier, present])
  if (parts === null) return <p className="text-ink-soft">{say("versions.too-different")}</p>
  if (parts.every(({ kind }) => kind === "same")) {
    return <p className="text-ink-soft">{say("versions.same")}</p>
  }
  return (
    <p className="font-serif text-md leading-relaxed wrap-anywhere whitespace-pre-wrap">
      {parts.map((part, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a part has no identity but its place
        <Part key={index} {...part} />
      ))}
    </p>
  )
}

function Part({ kind, text }: TextPart) {
  switch (kind) {
    case "same":
      return text
    case "added":
      return (
        <ins className="mx-px rounded-sm bg-accent-soft decoration-accent decoration-2 underline-offset-4">
          <span className="sr-only">{say("versions.added")}</span>
          {text}
        </ins>
      )
    case "removed":
      return (
        <del className="mx-px rounded-sm bg-danger-soft text-ink-soft decoration-danger decoration-2">
          <span className="sr-only">{say("versions.removed")}</span>
          {text}
        </del>
      )
  }
}
