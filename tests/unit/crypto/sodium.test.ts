import { afterEach, describe, expect, it, vi } from "vitest"
import { sodium, startSodium } from "../../../src/crypto/sodium.ts"

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

describe("the self test at start", () => {
  it("passes here", async () => {
    expect(await startSodium()).toEqual({ ok: true, value: undefined })
  })

  it("refuses a runtime without WebAssembly", async () => {
    vi.stubGlobal("WebAssembly", undefined)
    expect(await startSodium()).toEqual({ ok: false, refusal: "no-webassembly" })
  })

  it("refuses a libsodium whose functions are script, as in an asm.js build", async () => {
    const inner: unknown = Reflect.get(sodium, "libsodium")
    if (typeof inner !== "object" || inner === null) throw new Error("libsodium has no inner module")
    const wasm: unknown = Reflect.get(inner, "_sodium_init")
    Reflect.set(inner, "_sodium_init", () => 0)
    try {
      expect(await startSodium()).toEqual({ ok: false, refusal: "no-webassembly" })
    } finally {
      Reflect.set(inner, "_sodium_init", wasm)
    }
    expect((await startSodium()).ok).toBe(true)
  })

  it("refuses an Argon2id that answers one bit otherwise", async () => {
    const right = sodium.crypto_pwhash
    vi.spyOn(sodium, "crypto_pwhash").mockImplementation((...given: unknown[]): never => {
      const answer: unknown = Reflect.apply(right, sodium, given)
      if (answer instanceof Uint8Array) answer[31] = (answer[31] ?? 0) ^ 1
      return answer as never
    })
    expect(await startSodium()).toEqual({ ok: false, refusal: "self-test-failed" })
  })
})
