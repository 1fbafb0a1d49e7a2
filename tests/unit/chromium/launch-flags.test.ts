import { describe, expect, test } from "vitest"
import { launchFlags } from "../../../electron/chromium/launch-flags.ts"

const choices = {
  appUrl: "data:text/html,x",
  bounds: { width: 800, height: 600 },
  backend: "leveldb" as const,
  isRoot: false,
  appended: new Map<string, string>(),
}

const valueOf = (flags: readonly string[], name: string) =>
  flags.filter((flag) => flag.startsWith(`--${name}=`)).map((flag) => flag.slice(name.length + 3))

describe("the browser's flags", () => {
  test("never open a port, and let no name resolve", () => {
    const flags = launchFlags({ ...choices, appended: new Map([["remote-debugging-port", "9222"]]) })
    expect(flags.join(" ")).not.toContain("remote-debugging")
    expect(valueOf(flags, "host-resolver-rules")).toEqual(["MAP * ~NOTFOUND"])
  })

  test("name the features to switch off once, Playwright's and main's among them", () => {
    const flags = launchFlags({ ...choices, appended: new Map([["disable-features", "Mine"]]) })
    const [list, ...others] = valueOf(flags, "disable-features")
    expect(others).toEqual([])
    expect(list?.split(",")).toEqual(
      expect.arrayContaining(["Mine", "MediaRouter", "SpareRendererForSitePerProcess"]),
    )
  })

  test("choose the database's store by one feature", () => {
    const enabled = (backend: "leveldb" | "sqlite") =>
      valueOf(launchFlags({ ...choices, backend }), "enable-features")
    expect(enabled("sqlite")[0]).toContain("IdbSqliteBackingStore")
    expect(enabled("leveldb")[0]).not.toContain("IdbSqliteBackingStore")
  })

  test("silence the warning of a missing sandbox as root alone", () => {
    expect(launchFlags({ ...choices, isRoot: true })).toContain("--test-type")
    expect(launchFlags(choices)).not.toContain("--test-type")
  })

  test("leave the folder and the app's address to the runtime", () => {
    const appended = new Map([
      ["app", "https://example.com"],
      ["user-data-dir", "/elsewhere"],
    ])
    const flags = launchFlags({ ...choices, appended })
    expect(valueOf(flags, "app")).toEqual(["data:text/html,x"])
    expect(valueOf(flags, "user-data-dir")).toEqual([])
  })
})
