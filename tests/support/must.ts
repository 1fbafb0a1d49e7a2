import type { Result } from "../../src/base/result.ts"

/** The value of a result that the test cannot go on without. */
export function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.refusal)}`)
  return result.value
}
