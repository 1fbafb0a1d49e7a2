import { existsSync } from "node:fs"
import { aptInstall, isDebian, isRoot } from "../electron/launch/debian.mjs"
import { hasDisplay, hasXvfb } from "../electron/launch/display.mjs"
import { electronBinary, installedBrowser } from "../electron/launch/find-runtime.mjs"
import { onPath } from "../electron/launch/paths.mjs"

/**
 * @typedef {object} Tool
 * @property {string} apt its Debian package
 * @property {() => boolean} present
 * @property {string} without what does not run where it is missing
 */

/** @type {readonly Tool[]} */
const tools = [
  {
    apt: "chromium",
    present: () => electronBinary() !== undefined || installedBrowser() !== undefined,
    without: "the end-to-end tests fail: there is neither Electron nor a browser to run them on",
  },
  {
    apt: "xvfb",
    present: () => hasDisplay() || hasXvfb(),
    without: "tests of a window on a display are skipped",
  },
  {
    apt: "age",
    present: () => onPath("age") !== undefined,
    without: "tests that age opens our exports are skipped",
  },
  {
    apt: "python3-nacl",
    present: () => existsSync("/usr/lib/python3/dist-packages/nacl"),
    without: "tests by the second reader, in Python, are skipped",
  },
  {
    apt: "strace",
    present: () => onPath("strace") !== undefined,
    without: "tests that watch system calls are skipped",
  },
  {
    apt: "iproute2",
    present: () => onPath("ip") !== undefined,
    without: "tests in an empty network are skipped",
  },
  {
    apt: "xdotool",
    present: () => onPath("xdotool") !== undefined,
    without: "the test that types on a real screen is skipped",
  },
]

/** Installs on a bare Debian, as root, what the tests use; elsewhere says what is skipped without it. */
export function prepareMachine() {
  const absent = () => tools.filter((tool) => !tool.present())
  const packages = absent().map((tool) => tool.apt)
  if (packages.length > 0 && isDebian() && isRoot()) aptInstall(packages, "The tests use more than is here.")
  for (const { apt, without } of absent()) console.log(`Without ${apt}, ${without}.`)
}
