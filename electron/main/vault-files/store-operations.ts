import { refuse } from "../../../src/base/result.ts"
import { fileAnswer, jsonAnswer } from "./answer.ts"
import { numberIn, withBody } from "./request.ts"
import type { Store } from "./store.ts"

const longestPiece = 4 * 1024 * 1024
const badRequest = refuse({ name: "bad-request" })

type Asked = Readonly<{ request: Request; query: URLSearchParams; store: Store }>
type Operation = (asked: Asked) => Promise<Response>

/** What may be asked of one store: method and last part of the address. Everything but GET writes. */
const operations: Readonly<Record<string, Operation>> = {
  "GET list": async ({ store }) => jsonAnswer(await store.list()),
  "GET read": async ({ store, query }) => {
    const [from, to] = [numberIn(query, "from"), numberIn(query, "to")]
    if (from === null || to === null || from > to) return jsonAnswer(badRequest)
    const part = await store.read(query.get("name") ?? "", from, to)
    return part.ok ? fileAnswer(part.value) : jsonAnswer(part)
  },
  "POST begin": async ({ store, query }) =>
    jsonAnswer(await store.begin(query.get("name") ?? "", query.has("replaces"))),
  "POST add": async ({ store, query, request }) => {
    const at = numberIn(query, "at")
    const draft = query.get("draft")
    if (at === null || draft === null) return jsonAnswer(badRequest)
    return jsonAnswer(await withBody(request, longestPiece, (bytes) => store.add(draft, at, bytes)))
  },
  "POST finish": async ({ store, query }) => {
    const length = numberIn(query, "length")
    const draft = query.get("draft")
    if (length === null || draft === null) return jsonAnswer(badRequest)
    return jsonAnswer(await store.finish(draft, length))
  },
  "POST abort": async ({ store, query }) => jsonAnswer(await store.abort(query.get("draft") ?? "")),
  "DELETE file": async ({ store, query }) => jsonAnswer(await store.remove(query.get("name") ?? "")),
}

export function answerStore(store: Store, last: string, request: Request, query: URLSearchParams) {
  const name = `${request.method} ${last}`
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined
  return operation === undefined ? jsonAnswer(badRequest) : operation({ request, query, store })
}
