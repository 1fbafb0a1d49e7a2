import { expect, it } from "vitest"
import { randomBytes } from "../../../src/crypto/random.ts"

it("random bytes are as many as asked for, also past what one draw of the system gives, and none is left zero", () => {
  for (const length of [0, 1, 24, 65_536, 65_537, 200_000]) {
    const bytes = randomBytes(length)
    expect(bytes).toHaveLength(length)
    // 64 zero bytes in a row would come by chance once in 2^512 draws: they would be a part left out.
    expect(Buffer.from(bytes).includes(Buffer.alloc(64))).toBe(false)
  }
})
