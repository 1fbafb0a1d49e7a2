import type { FolderRefusal, InUseRefusal } from "./refusals.ts"

export type AnswerRefusal =
  | FolderRefusal
  | InUseRefusal
  | Readonly<{ reason: "missing" }>
  | Readonly<{ reason: "other-length"; length: number }>
  | Readonly<{ reason: "other-header" }>
  | Readonly<{ reason: "exists" }>

export type Fields = Readonly<{ [name: string]: unknown }>

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null
}

/** The shell's names for its refusals, in this folder's own words; whatever else it says is a failure. */
export function parseRefusal(value: unknown): AnswerRefusal {
  if (!isFields(value)) return { reason: "storage-failed" }
  switch (value["name"]) {
    case "disk-full":
      return { reason: "disk-full" }
    case "read-only":
      return { reason: "read-only" }
    case "folder-gone":
    case "unknown-vault":
      return { reason: "folder-gone" }
    case "not-held":
    case "lost-lock":
    case "sealed":
      return { reason: "lost-lock" }
    case "missing":
      return { reason: "missing" }
    case "other-header":
      return { reason: "other-header" }
    case "exists":
      return { reason: "exists" }
    case "other-length":
      return typeof value["length"] === "number"
        ? { reason: "other-length", length: value["length"] }
        : { reason: "storage-failed" }
    case "in-use":
      return inUse(value)
    default:
      return { reason: "storage-failed" }
  }
}

function inUse(value: Fields): InUseRefusal {
  const host = typeof value["host"] === "string" ? value["host"] : ""
  const claim = value["claim"]
  return value["answer"] === "ask" && typeof claim === "string"
    ? { reason: "in-use", host, answer: "ask", claim }
    : { reason: "in-use", host, answer: "refused" }
}
