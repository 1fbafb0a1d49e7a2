import { readFileSync } from "node:fs"
import { resolve } from "node:path"
import { describe, expect, test } from "vitest"
import { createSendEvent } from "../../../electron/main/ipc/send-event.ts"
import { calls } from "../../../src/contract/calls.ts"
import { events } from "../../../src/contract/events.ts"
import { callNames, eventChannel, eventNames } from "../../../src/contract/names.ts"

describe("the contract", () => {
  test("states each call and event once", () => {
    expect(Object.keys(calls).toSorted()).toEqual(callNames.toSorted())
    expect(Object.keys(events).toSorted()).toEqual(eventNames.toSorted())
    expect(new Set<string>([...callNames, ...eventNames.map(eventChannel)]).size).toBe(
      callNames.length + eventNames.length,
    )
  })

  test("gives every call a request that takes no unknown field", () => {
    for (const name of callNames) {
      expect([name, calls[name].request.safeParse({ anything: 1 }).success]).toEqual([name, false])
    }
  })

  test("reaches the preload as names alone", () => {
    const source = readFileSync(resolve(import.meta.dirname, "../../../electron/preload/index.ts"), "utf8")
    const imported = [...source.matchAll(/^import (?!type )[\s\S]*? from "(.+)"$/gm)].map((match) => match[1])
    expect(imported).toEqual(["electron", "../../src/base/result.ts", "../../src/contract/names.ts"])
    const names = readFileSync(resolve(import.meta.dirname, "../../../src/contract/names.ts"), "utf8")
    expect(names).not.toMatch(/^import/m)
  })
})

describe("events to the page", () => {
  test("carry what the contract states, and nothing to a page that is gone", () => {
    const sent: unknown[][] = []
    let isDestroyed = false
    const send = createSendEvent({
      send: (...message: unknown[]) => void sent.push(message),
      isDestroyed: () => isDestroyed,
    })
    send("command", { command: "search" })
    isDestroyed = true
    send("command", { command: "search" })
    expect(sent).toEqual([["event:command", { command: "search" }]])
  })

  test("are checked before they leave", () => {
    const sent: unknown[] = []
    const send = createSendEvent({ send: (name: string) => void sent.push(name), isDestroyed: () => false })
    const extra = { command: "search", secret: "key" } as const
    expect(() => send("command", extra)).toThrow("Unrecognized key")
    expect(sent).toEqual([])
  })
})
