import { expect, it } from "vitest"
import { answerFlush } from "../../../src/app/leave-page.ts"
import type { FlushOutcome, FlushReason } from "../../../src/contract/values.ts"
import type { VaultClient } from "../../../src/app/vault-client.ts"

const token = "0".repeat(32)
const place = { screen: "writings" } as const

/** Runs one flush and gives what happened, in order. Only the calls it may make are there. */
async function happened(
  reason: FlushReason,
  { outcome = "saved", isOpen = true }: { outcome?: FlushOutcome; isOpen?: boolean } = {},
): Promise<readonly string[]> {
  const steps: string[] = []
  const note = (step: string) => async () => void steps.push(step)
  const vault = { rememberPlace: note("place remembered"), close: note("vault closed") }
  await answerFlush(
    { token, reason, withinMs: 3_000 },
    {
      client: {
        vault,
        subscribe: () => () => undefined,
        end: () => void steps.push("worker ended"),
      } as unknown as VaultClient,
      desktop: {
        flushed: async (answer) => {
          steps.push(`answered ${answer.outcome}`)
          return { ok: true, value: { awaited: answer.token === token } }
        },
      },
      pending: {
        add: () => () => undefined,
        flush: async () => {
          steps.push("words flushed")
          return outcome
        },
        isDirty: () => true,
        drop: () => undefined,
        changed: () => undefined,
        subscribe: () => () => undefined,
      },
      place: isOpen ? place : null,
      hide: () => void steps.push("hidden"),
    },
  )
  return steps
}

it.each(["lock", "idle", "blur", "suspend", "os-lock"] as const)(
  "before a lock (%s) the words are flushed, then the place, then what was typed meanwhile, then the vault is closed, and only then the shell is told",
  async (reason) => {
    expect(await happened(reason)).toEqual([
      "words flushed",
      "place remembered",
      "words flushed",
      "hidden",
      "vault closed",
      "worker ended",
      "answered saved",
    ])
  },
)

it("a panic hides everything first and does not wait for the vault to close", async () => {
  expect(await happened("panic")).toEqual([
    "hidden",
    "words flushed",
    "place remembered",
    "words flushed",
    "answered saved",
  ])
})

it.each(["close", "quit", "shutdown"] as const)(
  "before a %s the vault stays open, since it may be called off",
  async (reason) => {
    expect(await happened(reason)).toEqual([
      "words flushed",
      "place remembered",
      "words flushed",
      "answered saved",
    ])
  },
)

it("words that could not be saved keep the vault open and on the screen, because the owner is asked about them", async () => {
  expect(await happened("lock", { outcome: "failed" })).toEqual(["words flushed", "answered failed"])
})

it("a vault that is not open has nothing to remember or close", async () => {
  expect(await happened("lock", { outcome: "nothing", isOpen: false })).toEqual([
    "words flushed",
    "answered nothing",
  ])
})
