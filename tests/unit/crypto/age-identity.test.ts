import { execFileSync, spawnSync } from "node:child_process"
import { beforeAll, describe, expect, it } from "vitest"
import { ageIdentity, ageRecipient } from "../../../src/crypto/age-identity.ts"
import { SecretKey } from "../../../src/crypto/secret-key.ts"
import { recoverySubkey } from "../../../src/crypto/subkeys.ts"
import { startCrypto } from "../../support/test-vault.ts"

beforeAll(startCrypto)

const hasAge = spawnSync("age-keygen", ["--version"]).status === 0

describe("the backup identity", () => {
  it("is printed in the form that age reads, and has the recipient that `age-keygen -y` printed for it", () => {
    const key = SecretKey.adopt(
      "backup-identity",
      Uint8Array.from({ length: 32 }, (_, at) => at + 1),
    )
    expect(ageIdentity(key)).toBe(
      "AGE-SECRET-KEY-1QYPQXPQ9QCRSSZG2PVXQ6RS0ZQG3YYC5Z5TPWXQERGD3C8G7RUSQGPQYEE",
    )
    expect(ageRecipient(key)).toBe("age1q73he0q5yzfu3d64msd3p6rvksnrwjk3d2598mgtmlqt9wrdr37q2vrn72")
  })

  it.skipIf(!hasAge)("has the recipient that age itself computes from it", () => {
    for (let run = 0; run < 20; run++) {
      using seed = SecretKey.random("recovery-seed")
      using key = recoverySubkey(seed, "backup-identity")
      const recipient = execFileSync("age-keygen", ["-y"], {
        input: `${ageIdentity(key)}\n`,
        encoding: "utf8",
      })
      expect(recipient.trim()).toBe(ageRecipient(key))
    }
  })
})
