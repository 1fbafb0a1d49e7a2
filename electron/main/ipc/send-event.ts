import { type EventPayload, events } from "../../../src/contract/events.ts"
import { type EventName, eventChannel } from "../../../src/contract/names.ts"

export type SendEvent = <N extends EventName>(name: N, payload: EventPayload<N>) => void

/** Throws on a payload out of the contract: that is a fault of the shell. A page that is gone is told nothing. */
export function createSendEvent(contents: Pick<Electron.WebContents, "send" | "isDestroyed">): SendEvent {
  return (name, payload) => {
    const checked = events[name].parse(payload)
    if (!contents.isDestroyed()) contents.send(eventChannel(name), checked)
  }
}
