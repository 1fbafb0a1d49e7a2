import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { linkFromTyping, openableLink } from "../../../src/documents/link-target.ts"

const schemes = (
  "http https mailto ftp ftps sftp ssh telnet tel sms callto skype facetime file smb nfs dav webdav ldap ldaps gopher news nntp irc " +
  "magnet data javascript vbscript livescript blob filesystem about chrome chrome-extension view-source app ms-msdt ms-word " +
  "search-ms jar"
).split(" ")

describe("Of forty schemes", () => {
  it("exactly three may be opened", () => {
    expect(schemes).toHaveLength(40)
    const opened = schemes.filter(
      (scheme) =>
        openableLink(scheme === "mailto" ? "mailto:a@b.example" : `${scheme}://example.org/`) !== null,
    )
    expect(opened).toEqual(["http", "https", "mailto"])
  })

  it("none but those is opened by another spelling", () => {
    for (const scheme of schemes.slice(3)) {
      for (const href of [
        `${scheme}:alert(1)`,
        `${scheme.toUpperCase()}:x`,
        ` ${scheme}:x`,
        `${scheme}\n:x`,
        `\u0001${scheme}:x`,
        `https:${scheme}:x`,
      ])
        expect(openableLink(href)).toBeNull()
    }
  })
})

describe("A link's target", () => {
  it.each([
    "javascript:alert(1)",
    "java\tscript:alert(1)",
    "//example.org/x",
    "/relative",
    "example.org",
    "https:example.org",
    "https:/\\example.org",
    "https://\\example.org",
    "https://user:secret@example.org/",
    "https://user@example.org/",
    "https://example.org/\u0000",
    "https://exa mple.org/",
    "https://example.org/ ",
    "https://",
    "mailto:",
    "",
    `https://example.org/${"a".repeat(9000)}`,
  ])("%j is not opened", (href) => expect(openableLink(href)).toBeNull())

  it.each([
    ["https://example.org", "https://example.org/"],
    ["HTTPS://Example.org/A?b=c#d", "https://example.org/A?b=c#d"],
    ["http://localhost:8080/x", "http://localhost:8080/x"],
    ["mailto:ana@example.org?subject=x", "mailto:ana@example.org?subject=x"],
  ])("%j opens as %j", (href, address) => expect(openableLink(href)).toBe(address))

  it("that opens has one of the three schemes, whatever was stored", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `https://${text}`),
        ),
        (href) => {
          const address = openableLink(href)
          return address === null || /^(https?:\/\/[^/]|mailto:.)/.test(address)
        },
      ),
    )
  })
})

describe("What is typed into a link field", () => {
  it.each([
    ["example.org", "https://example.org"],
    [" www.example.org/a?b ", "https://www.example.org/a?b"],
    ["bücher.example", "https://bücher.example"],
    ["ana@example.org", "mailto:ana@example.org"],
    ["http://example.org", "http://example.org"],
  ])("%j means %j", (typed, href) => expect(linkFromTyping(typed)).toBe(href))

  it.each(["javascript:alert(1)", "two words", "", "nohost", "user:pass@example.org", "file:///etc/passwd"])(
    "%j means no link",
    (typed) => expect(linkFromTyping(typed)).toBeNull(),
  )
})
