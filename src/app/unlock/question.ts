import type { UnlockRefusal } from "../../worker/api.ts"

/** A refusal that the owner can answer; the worker keeps the keys of that try until then. */
export type Question =
  | Extract<UnlockRefusal, { reason: "older-folder" }>
  | (Extract<UnlockRefusal, { reason: "in-use" }> & Readonly<{ answer: "ask" }>)

export function isQuestion(refusal: UnlockRefusal): refusal is Question {
  return refusal.reason === "older-folder" || (refusal.reason === "in-use" && refusal.answer === "ask")
}
