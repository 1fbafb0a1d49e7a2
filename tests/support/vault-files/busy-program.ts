import { createHash } from "node:crypto"
import { createVaultFilesHandler } from "../../../electron/main/vault-files/handler.ts"
import { outerFrame, outerHeader } from "./frames.ts"
import { ownOrigin, ownRequest } from "./own-request.ts"

/**
 * Appends, replaces the header and rewrites, over and over, and says on its output what was acknowledged. A frame carries its
 * number behind the vault's id, a header its revision: `j <number>` and `header <revision>`.
 */
const [root = "", ref = "", vaultHex = ""] = process.argv.slice(2)
const vault = new Uint8Array(Buffer.from(vaultHex, "hex"))
const handler = createVaultFilesHandler({ root, origins: [ownOrigin] })

async function ask(method: string, path: string, body?: Uint8Array<ArrayBuffer>): Promise<number> {
  const response = await handler.handle(ownRequest(method, `${ref}/${path}`, body))
  const answer = (await response.json()) as { value?: unknown; refusal?: unknown }
  if (response.status !== 200) throw new Error(JSON.stringify(answer))
  return typeof answer.value === "number" ? answer.value : 0
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

function numberedFrame(number: number, blocks: number): Uint8Array<ArrayBuffer> {
  const frame = outerFrame(vault, blocks)
  new DataView(frame.buffer).setUint32(36, number)
  return frame
}

await ask("POST", "lock")
const stat: unknown = await (await handler.handle(ownRequest("GET", `${ref}/stat`))).json()
let { length } = (stat as { value: { length: number } }).value
const whole = new Uint8Array(
  await (await handler.handle(ownRequest("GET", `${ref}/j?from=0&to=${length}`))).arrayBuffer(),
)
let number = 0
let at = 0
while (at + 4096 <= whole.length) {
  const view = new DataView(whole.buffer, at)
  if (at + view.getUint32(4) > whole.length) break
  number = view.getUint32(36) + 1
  at += view.getUint32(4)
}
if (at < length) length = await ask("POST", `cut?at=${length}&to=${at}`)
let header = new Uint8Array(await (await handler.handle(ownRequest("GET", `${ref}/header`))).arrayBuffer())
say("ready")

for (;;) {
  length = await ask("POST", `j?at=${length}`, numberedFrame(number, 1 + (number % 7)))
  say(`j ${number}`)
  number += 1
  if (number % 3 === 0) {
    const revision = new DataView(header.buffer).getUint32(32) + 1
    const fresh = outerHeader(vault, 200 + (revision % 50))
    new DataView(fresh.buffer).setUint32(32, revision)
    await ask("PUT", `header?was=${createHash("sha256").update(header).digest("hex")}`, fresh)
    header = fresh
    say(`header ${revision}`)
  }
  if (number % 10 === 0) {
    await ask("POST", "rewrite-begin")
    const first = numberedFrame(number - 2, 40)
    let fresh = await ask("POST", "rewrite-add?at=0", first)
    fresh = await ask("POST", `rewrite-add?at=${fresh}`, numberedFrame(number - 1, 2))
    length = await ask(
      "POST",
      `rewrite-finish?old=${length}&length=${fresh}${number % 20 === 0 ? "&keep" : ""}`,
    )
  }
}
