import type * as Electron from "electron"

/** Switches that `main` appended; they go to the browser when it starts. */
export const ownSwitches = new Map<string, string>()

const given = new Map(process.argv.slice(2).flatMap(readSwitch))

function readSwitch(text: string): ReadonlyArray<readonly [string, string]> {
  const match = /^--([^=]+)(?:=(.*))?$/s.exec(text)
  return match === null ? [] : [[match[1] ?? "", match[2] ?? ""]]
}

function valueOf(name: string): string | undefined {
  return ownSwitches.get(name) ?? given.get(name)
}

export const commandLine: Pick<
  Electron.CommandLine,
  "appendSwitch" | "hasSwitch" | "getSwitchValue" | "removeSwitch"
> = {
  appendSwitch: (name, value = "") => {
    ownSwitches.set(name, value)
  },
  hasSwitch: (name) => valueOf(name) !== undefined,
  getSwitchValue: (name) => valueOf(name) ?? "",
  removeSwitch: (name) => {
    ownSwitches.delete(name)
  },
}
