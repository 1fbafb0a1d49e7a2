import { spawn } from "node:child_process"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { root } from "../electron/launch/paths.mjs"

/** @type {unknown} */
const config = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"))

/** One TypeScript project per realm, as the root's references list them: each refuses the globals of the others. */
const projects = /** @type {{ references: { path: string }[] }} */ (config).references.map(({ path }) => path)

/**
 * @param {string} project
 * @returns {Promise<boolean>} whether its types hold
 */
function check(project) {
  return new Promise((resolve) => {
    const tsc = join(root, "node_modules/typescript/bin/tsc")
    const child = spawn(process.execPath, [tsc, "-p", join(root, project), "--pretty", "false"], {
      cwd: root,
    })
    let output = ""
    child.stdout.on("data", (chunk) => (output += String(chunk)))
    child.stderr.on("data", (chunk) => (output += String(chunk)))
    child.once("close", (code) => {
      if (code !== 0) console.log(`${project}\n${output}`)
      resolve(code === 0)
    })
  })
}

/**
 * Two at a time: each takes a core.
 * @returns {Promise<number>} how many projects fail
 */
async function failing() {
  const queue = [...projects]
  let failed = 0
  const worker = async () => {
    for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
      if (!(await check(project))) failed += 1
    }
  }
  await Promise.all([worker(), worker()])
  return failed
}

process.exitCode = (await failing()) === 0 ? 0 : 1
