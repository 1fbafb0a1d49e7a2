// @vitest-environment happy-dom
import { expect, it } from "vitest"
import { ownScriptUrl } from "../../../src/base/own-script.ts"

const page = "app://main/index.html"

it.each(["/assets/worker-B1x_2-a.js", "assets/worker.js", "app://main/assets/worker.js"])(
  "a script among the app's own assets may be started: %s",
  (url) => {
    expect(ownScriptUrl(url, page)).toBe(new URL(url, page).href)
  },
)

it.each([
  "https://example.org/assets/worker.js",
  "//example.org/assets/worker.js",
  "data:text/javascript,alert(1)",
  "blob:app://main/0000",
  "javascript:alert(1)",
  "app://other/assets/worker.js",
  "/assets/../index.js",
  "/assets/deeper/worker.js",
  "/assets/worker.js?other",
  "/assets/worker.mjs",
  "/index.js",
  "",
])("no other script may be started: %s", (url) => {
  expect(ownScriptUrl(url, page)).toBeNull()
})
