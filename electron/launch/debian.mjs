import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"

/** Debian or one of its children: what matters is that apt is there. */
export const isDebian = () => existsSync("/etc/debian_version") && existsSync("/usr/bin/apt-get")

export const isRoot = () => process.getuid?.() === 0

/**
 * The line a person would type, as the launcher prints it.
 * @param {readonly string[]} packages
 * @returns {string}
 */
export function aptLine(packages) {
  return `apt-get update && apt-get install -y --no-install-recommends ${packages.join(" ")}`
}

/**
 * Says which packages are missing and, as root on Debian, installs them; elsewhere it prints the line and leaves it there.
 * @param {readonly string[]} packages
 * @param {string} why
 * @returns {boolean} whether apt ran and succeeded
 */
export function aptInstall(packages, why) {
  const line = aptLine(packages)
  if (!isDebian()) {
    console.log(`${why} On Debian or Ubuntu: sudo sh -c '${line}'`)
    return false
  }
  if (!isRoot()) {
    console.log(`${why} Install it with: sudo sh -c '${line}'`)
    return false
  }
  console.log(`${why} Running: ${line}`)
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status === 0) return true
  const tail = `${stdout ?? ""}\n${stderr ?? ""}`.trim().split("\n").slice(-8).join("\n")
  console.log(`apt failed (${String(status)}):\n${tail}`)
  return false
}
