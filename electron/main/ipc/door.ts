import type { z } from "zod"
import { ok, type Result, refuse } from "../../../src/base/result.ts"
import { type CallAnswer, type CallRequest, calls } from "../../../src/contract/calls.ts"
import { type CallName, callNames } from "../../../src/contract/names.ts"
import type { DoorRefusal } from "../../../src/contract/refusals.ts"
import { logFault } from "../fault-log.ts"
import { measurePlainData } from "./plain-data.ts"
import { judgeSender, type SenderEvent } from "./sender.ts"

export type Handlers = {
  readonly [N in CallName]: (request: CallRequest<N>) => CallAnswer<N> | Promise<CallAnswer<N>>
}

export type DoorParts = {
  readonly handlers: Handlers
  readonly isKnownWindow: (contentsId: number) => boolean
  /** While true the page is about to end: it may answer the flush and ask nothing more. */
  readonly isLocking: () => boolean
}

export type Door = (
  event: SenderEvent,
  ...message: readonly unknown[]
) => Promise<Result<unknown, DoorRefusal>>

const defaultMaxSize = 1_000_000
const known: ReadonlySet<unknown> = new Set(callNames)

/**
 * The one way in for a page: who asks, what they ask, and what they are answered are all checked here. Never throws and
 * never rejects; whatever is wrong comes back as a named refusal.
 */
export function createDoor({ handlers, isKnownWindow, isLocking }: DoorParts): Door {
  return async (event, ...message) => {
    const sender = judgeSender(event, isKnownWindow)
    if (!sender.ok) return sender
    const [name, request, ...rest] = message
    if (!isCallName(name)) return refuse("unknown-call")
    if (rest.length > 0) return refuse("wrong-shape")
    if (isLocking() && name !== "flushed") return refuse("locking")
    return answerCall(name, handlers[name], request)
  }
}

function isCallName(name: unknown): name is CallName {
  return known.has(name)
}

/** The contract's schemas, in a form in which a name's schema and its handler are known to have the same type. */
const requests: { readonly [N in CallName]: { readonly request: z.ZodType<CallRequest<N>> } } = calls
const limits: Readonly<Record<CallName, { readonly request: z.ZodType; readonly maxSize?: number }>> = calls

async function answerCall<N extends CallName>(
  name: N,
  handler: Handlers[N],
  request: unknown,
): Promise<Result<unknown, DoorRefusal>> {
  const size = measurePlainData(request, limits[name].maxSize ?? defaultMaxSize)
  if (!size.ok) return size
  const parsed = requests[name].request.safeParse(request)
  if (!parsed.success) return refuse("wrong-shape")
  try {
    const answer = calls[name].answer.safeParse(await handler(parsed.data))
    return answer.success ? ok(answer.data) : refuse("bad-answer")
  } catch (error) {
    logFault(`call ${name}`, error)
    return refuse("shell-failed")
  }
}
