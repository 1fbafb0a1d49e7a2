import { readFileSync } from "node:fs"
import { join } from "node:path"
import { walkFrames } from "../../src/vault/walk-frames.ts"
import { expect, type LaunchApp, test } from "../support/app.ts"
import { makeVault } from "../support/owner.ts"
import { writeEntry } from "../support/thief/planting.ts"
import { readHeader, vaultFolder } from "../support/thief/vault-secrets.ts"
import { watchedPlace } from "../support/thief/watched-place.ts"

/** The lengths of the rows that a vault ends with, after one entry and a quit. */
async function storedLengths(launchApp: LaunchApp, title: string, text: string): Promise<number[]> {
  const place = await watchedPlace()
  const app = await launchApp({ userData: place.userData, env: place.env })
  const page = await app.page()
  await makeVault(page)
  await writeEntry(page, title, [text])
  expect(await app.close()).toBe(0)
  const folder = vaultFolder(place.userData)
  const rows = new Map<string, number>()
  const journal = Uint8Array.from(readFileSync(join(folder, "j")))
  for (const piece of walkFrames(journal, readHeader(folder).vaultId)) {
    if (piece.kind !== "frame") throw new Error(`A journal with ${piece.kind}`)
    for (const { table, id, sealed } of piece.frame.puts) rows.set(`${table}/${id}`, sealed.length)
    for (const { table, id } of piece.frame.deletions) rows.delete(`${table}/${id}`)
  }
  await place.remove()
  return [...rows.values()].toSorted((a, b) => a - b)
}

test("The stored lengths do not tell a shorter text from a longer one of the same step", async ({
  launchApp,
}) => {
  test.setTimeout(300_000)
  const short = await storedLengths(launchApp, "Ines", "She said no.")
  const longer = await storedLengths(launchApp, "Ines, again", "She said that she would rather not, and why.")
  expect(short.length).toBeGreaterThanOrEqual(3)
  expect(longer).toEqual(short)
  const long = await storedLengths(launchApp, "Ines", "She said no. ".repeat(100))
  expect(long).not.toEqual(short)
})
