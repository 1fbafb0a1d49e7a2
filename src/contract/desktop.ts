import type { Result } from "../base/result.ts"
import type { CallAnswer, CallRequest } from "./calls.ts"
import type { EventPayload } from "./events.ts"
import type { CallName, EventName } from "./names.ts"
import type { DoorRefusal } from "./refusals.ts"

export type CallResult<N extends CallName> = Result<CallAnswer<N>, DoorRefusal>

type CallFunctions = {
  readonly [N in CallName]: (
    ...request: CallRequest<N> extends undefined ? [] : [request: CallRequest<N>]
  ) => Promise<CallResult<N>>
}

/** Each returns the function that ends the subscription. */
type EventFunctions = {
  readonly [N in EventName as `on${Capitalize<N>}`]: (
    callback: (payload: EventPayload<N>) => void,
  ) => () => void
}

/** The bridge that the preload exposes as `window.desktop`: one function for each call and each event. */
export type Desktop = CallFunctions & EventFunctions

declare global {
  interface Window {
    readonly desktop: Desktop
  }
}
