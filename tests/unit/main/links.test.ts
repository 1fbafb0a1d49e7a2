import { describe, expect, test } from "vitest"
import { createOpenLink, readLink } from "../../../electron/main/links.ts"

const schemes = [
  "about",
  "app",
  "blob",
  "chrome",
  "chrome-extension",
  "data",
  "devtools",
  "facetime",
  "feed",
  "file",
  "filesystem",
  "ftp",
  "geo",
  "git",
  "gopher",
  "http",
  "https",
  "intent",
  "irc",
  "jar",
  "javascript",
  "ldap",
  "mailto",
  "maps",
  "market",
  "ms-msdt",
  "ms-officecmd",
  "ms-word",
  "nfs",
  "news",
  "search-ms",
  "sftp",
  "shell",
  "sip",
  "smb",
  "sms",
  "ssh",
  "steam",
  "tel",
  "vbscript",
  "view-source",
  "vnc",
  "ws",
  "wss",
]

describe("external links", () => {
  test("of more than forty schemes exactly three reach the system", async () => {
    expect(new Set(schemes).size).toBeGreaterThanOrEqual(40)
    const opened: string[] = []
    const open = createOpenLink({
      ask: async () => true,
      openExternal: async (href) => {
        opened.push(href)
      },
    })
    for (const scheme of schemes) {
      for (const written of [scheme, scheme.toUpperCase(), ` ${scheme}`]) {
        await open(`${written}://example.org/x`)
        await open(`${written}:someone@example.org`)
      }
    }
    const reached = new Set(opened.map((href) => new URL(href).protocol))
    expect([...reached].toSorted()).toEqual(["http:", "https:", "mailto:"])
  })

  test("show the host as the browser will read it, not as it is dressed", () => {
    const shown = (text: string) => {
      const link = readLink(text)
      return link.ok ? link.value.shownAs : link.refusal
    }
    expect(shown("https://example.org:8443/a?b#c")).toBe("example.org:8443")
    expect(shown("HTTPS://EXAMPLE.ORG")).toBe("example.org")
    expect(shown("https://ex\u0430mple.org/")).toBe("xn--exmple-4nf.org")
    expect(shown("mailto:ann%40x@example.org?subject=Hi")).toBe("ann@x@example.org")
    expect(shown("https://example.org@evil.example/")).toBe("not-a-link")
    expect(shown("https://user:word@evil.example/")).toBe("not-a-link")
  })

  test("refuse what is no whole address", () => {
    const texts = [
      "",
      "example.org",
      "//example.org",
      "/etc/passwd",
      "https://",
      "https:// /",
      "java\nscript:alert(1)",
      "https://example.org/\u0000",
      "\thttps://example.org",
      "mailto:a@b.c?attach=/etc/passwd",
      "mailto:a@b.c?Attachment=C:\\x",
    ]
    for (const text of texts) expect([text, readLink(text).ok]).toEqual([text, false])
  })

  test("open only after the owner said yes, one question at a time", async () => {
    const opened: string[] = []
    let answer: (yes: boolean) => void = () => {}
    const open = createOpenLink({
      ask: () =>
        new Promise((resolve) => {
          answer = resolve
        }),
      openExternal: async (href) => {
        opened.push(href)
      },
    })
    const first = open("https://one.example/")
    expect(await open("https://two.example/")).toBe("declined")
    answer(false)
    expect(await first).toBe("declined")
    expect(opened).toEqual([])
    const second = open("https://two.example/")
    answer(true)
    expect(await second).toBe("opened")
    expect(opened).toEqual(["https://two.example/"])
  })

  test("say so when the system cannot open them", async () => {
    const open = createOpenLink({
      ask: async () => true,
      openExternal: () => Promise.reject(new Error("no browser")),
    })
    expect(await open("https://example.org/")).toBe("failed")
  })
})
