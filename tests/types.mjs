import { spawn } from "node:child_process"
import { join } from "node:path"
import { root } from "../electron/launch/paths.mjs"

/** One TypeScript project per realm: each refuses the globals of the others. */
export const projects = [
  "src/tsconfig.pure.json",
  "src/tsconfig.worker.json",
  "src/tsconfig.app.json",
  "electron/tsconfig.main.json",
  "electron/tsconfig.preload.json",
  "electron/tsconfig.chromium.json",
  "electron/tsconfig.launch.json",
  "tests/tsconfig.json",
]

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

if (process.argv[1] === import.meta.filename) process.exitCode = (await failing()) === 0 ? 0 : 1
