import { vi } from "vitest"

/**
 * Makes the n-th draw of random bytes since this call answer n in every byte, so that bytes can be written down.
 * The product has no door for that: here the system's own source is replaced. Undone by `vi.restoreAllMocks`.
 */
export function fixRandomness(): void {
  let draw = 0
  vi.spyOn(globalThis.crypto, "getRandomValues").mockImplementation((array) => {
    // libsodium draws words of its own, which reach no result.
    if (array instanceof Uint8Array) array.fill((draw += 1))
    return array
  })
}
