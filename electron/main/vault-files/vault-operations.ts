import { refuse } from "../../../src/base/result.ts"
import { bytesAnswer, fileAnswer, jsonAnswer } from "./answer.ts"
import { longestFrame } from "./frame-check.ts"
import { longestHeader } from "./header-file.ts"
import { longestIdentity } from "./identity-file.ts"
import { numberIn, withBody } from "./request.ts"
import type { VaultFolder } from "./vault-folder.ts"

type Asked = Readonly<{ request: Request; query: URLSearchParams; folder: VaultFolder }>
type Operation = (asked: Asked) => Promise<Response>

const badRequest = refuse({ name: "bad-request" })
const digest = /^[0-9a-f]{64}$/

/** What may be asked of one vault: method and last part of the address. Everything but GET writes. */
const operations: Readonly<Record<string, Operation>> = {
  "GET stat": async ({ folder }) => jsonAnswer(await folder.stat()),
  "GET header": async ({ folder }) => {
    const header = await folder.readHeader()
    return header.ok ? bytesAnswer(header.value) : jsonAnswer(header)
  },
  "GET j": async ({ folder, query }) => {
    const [from, to] = [numberIn(query, "from"), numberIn(query, "to")]
    if (from === null || to === null || from > to) return jsonAnswer(badRequest)
    const part = await folder.read(from, to)
    return part.ok ? fileAnswer(part.value) : jsonAnswer(part)
  },
  "PUT header": async ({ folder, query, request }) => {
    const was = query.get("was")
    if (was !== null && !digest.test(was)) return jsonAnswer(badRequest)
    return jsonAnswer(await withBody(request, longestHeader, (header) => folder.replaceHeader(header, was)))
  },
  "POST j": async ({ folder, query, request }) => {
    const at = numberIn(query, "at")
    if (at === null) return jsonAnswer(badRequest)
    return jsonAnswer(await withBody(request, longestFrame, (frame) => folder.append(at, frame)))
  },
  "POST cut": async ({ folder, query }) => {
    const [at, to] = [numberIn(query, "at"), numberIn(query, "to")]
    if (at === null || to === null || to > at) return jsonAnswer(badRequest)
    return jsonAnswer(await folder.cut(at, to, query.has("keep")))
  },
  "POST rewrite-begin": async ({ folder }) => jsonAnswer(await folder.beginRewrite()),
  "POST rewrite-add": async ({ folder, query, request }) => {
    const at = numberIn(query, "at")
    if (at === null) return jsonAnswer(badRequest)
    return jsonAnswer(await withBody(request, longestFrame, (frame) => folder.addToRewrite(at, frame)))
  },
  "POST rewrite-finish": async ({ folder, query }) => {
    const [old, length] = [numberIn(query, "old"), numberIn(query, "length")]
    if (old === null || length === null) return jsonAnswer(badRequest)
    return jsonAnswer(await folder.finishRewrite(old, length, query.has("keep")))
  },
  "POST rewrite-abort": async ({ folder }) => jsonAnswer(await folder.abortRewrite()),
  "POST rotation-finish": async ({ folder, query, request }) => {
    const [oldLength, length] = [numberIn(query, "old"), numberIn(query, "length")]
    const was = query.get("was")
    if (oldLength === null || length === null || was === null || !digest.test(was))
      return jsonAnswer(badRequest)
    return jsonAnswer(
      await withBody(request, longestHeader, (header) =>
        folder.finishRotation({ oldLength, length, was, header }),
      ),
    )
  },
  "DELETE set-aside": async ({ folder }) => jsonAnswer(await folder.removeSetAside()),
  "GET identity": async ({ folder }) => {
    const identity = await folder.readIdentity()
    return identity.ok ? bytesAnswer(identity.value) : jsonAnswer(identity)
  },
  "PUT identity": async ({ folder, request }) =>
    jsonAnswer(await withBody(request, longestIdentity, (bytes) => folder.replaceIdentity(bytes))),
  "POST lock": async ({ folder, query }) =>
    jsonAnswer(await folder.takeLock(query.get("claim") ?? undefined)),
  "DELETE lock": async ({ folder }) => jsonAnswer(await folder.releaseLock()),
}

export function operationOf(name: string): Operation | undefined {
  return Object.hasOwn(operations, name) ? operations[name] : undefined
}
