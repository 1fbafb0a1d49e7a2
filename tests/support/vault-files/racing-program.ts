import { access } from "node:fs/promises"
import { setTimeout as sleep } from "node:timers/promises"
import { createVaultFilesHandler } from "../../../electron/main/vault-files/handler.ts"
import { ownOrigin, ownRequest } from "./own-request.ts"

/** Waits for the starting file, tries once for the lock, says `won` or `lost` and why, and stays until it is killed. */
const [root = "", ref = "", start = ""] = process.argv.slice(2)
const handler = createVaultFilesHandler({ root, origins: [ownOrigin] })
process.stdout.write("ready\n")
const isStarted = () =>
  access(start).then(
    () => true,
    () => false,
  )
while (!(await isStarted())) await sleep(1)
const response = await handler.handle(ownRequest("POST", `${ref}/lock`))
process.stdout.write(`${response.status === 200 ? "won" : "lost"} ${await response.text()}\n`)
setInterval(() => undefined, 1000)
