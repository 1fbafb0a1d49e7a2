import { describe, expect, test } from "vitest"
import { isAppPageUrl, toAppUrl, toPageUrl } from "../../../electron/chromium/origin.ts"

describe("the app's addresses", () => {
  test.each([
    ["app://main/", "https://main.localhost/"],
    ["app://main", "https://main.localhost"],
    ["app://main/a/b.js?c=d#e", "https://main.localhost/a/b.js?c=d#e"],
    ["app://main?x", "https://main.localhost?x"],
    ["blob:app://main/5c1e", "blob:https://main.localhost/5c1e"],
  ])("become the page's and come back: %s", (app, page) => {
    expect(toPageUrl(app)).toBe(page)
    expect(toAppUrl(page)).toBe(app)
  })

  test.each([
    "https://example.com/",
    "https://main.localhost.example.com/",
    "https://away.runtime.localhost/",
    "http://main.localhost/",
    "https://main.localhost@example.com/",
    "https://main.localhost:8443/",
    "data:text/html,https://main.localhost/",
  ])("are not what stands elsewhere: %s", (url) => {
    expect(toAppUrl(url)).toBe(url)
    expect(toPageUrl(url)).toBe(url)
    expect(isAppPageUrl(url)).toBe(false)
  })
})
