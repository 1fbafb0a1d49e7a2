import { utf8Bytes } from "../../crypto/utf8.ts"
import type { RecordFields } from "../../storage/storage.ts"
import type { LeftOut } from "./left-out.ts"
import { importLimits } from "./limits.ts"

/** The fields, with as much of their longest lists taken off the end as the storage would refuse; that is named. */
export function fitHead(fields: RecordFields, leftOut: LeftOut, example: string): RecordFields {
  let fitted = fields
  while (bytesOf(fitted) > importLimits.headBytes) {
    const [name, list] = longestList(fitted)
    if (list.length === 0) throw new Error("A record without lists is too long to be stored")
    fitted = { ...fitted, [name]: list.slice(0, -1) }
    leftOut.add("too-many", example)
  }
  return fitted
}

type Values = Extract<RecordFields[string], readonly unknown[]>

function longestList(fields: RecordFields): readonly [string, Values] {
  let longest: readonly [string, Values] = ["", []]
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value) && bytesOf(value) > bytesOf(longest[1])) longest = [name, value]
  }
  return longest
}

function bytesOf(value: unknown): number {
  return utf8Bytes(JSON.stringify(value)).length
}
