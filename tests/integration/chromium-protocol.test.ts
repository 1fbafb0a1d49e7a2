import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Page } from "playwright-core"
import { hasBrowser, launchFallback } from "../support/fallback-app.ts"
import type { RunningApp } from "../support/running-app.ts"

let app: RunningApp
let page: Page

describe.runIf(hasBrowser)("on an installed browser", () => {
  beforeAll(async () => {
    app = await launchFallback({ main: "tests/support/fixture-app/main.mjs" })
    page = await app.page()
  })

  afterAll(() => app.close())

  type Echo = {
    readonly method: string
    readonly url: string
    readonly length: number
    readonly sum: number
    readonly type: string | null
    readonly origin: string | null
    readonly custom: string | null
  }

  const seen = () => app.evaluate(() => (globalThis as unknown as { seen: string[] }).seen)

  describe("protocol.handle", () => {
    test("sees the app's own addresses, and the page's origin in them", async () => {
      const echo = await page.evaluate(async () => {
        const response = await fetch("/echo?a=1", {
          method: "POST",
          body: "x",
          headers: { "x-custom": "kept" },
        })
        return (await response.json()) as Echo
      })
      expect(echo).toMatchObject({
        method: "POST",
        url: "app://main/echo?a=1",
        origin: "app://main",
        custom: "kept",
        length: 1,
        type: "text/plain;charset=UTF-8",
      })
    })

    test.each([0, 1, 65_536, 5_000_000])("gets a body of %i bytes whole", async (length) => {
      const echo = await page.evaluate(async (size) => {
        const body = new Uint8Array(size).fill(3)
        return (await (await fetch("/echo", { method: "POST", body })).json()) as Echo
      }, length)
      expect(echo).toMatchObject({ length, sum: length * 3 })
    })

    test.each([200, 201, 204, 400, 404, 410, 416, 500, 503])(
      "answers with status %i, its text and its headers",
      async (code) => {
        const answer = await page.evaluate(async (status) => {
          const response = await fetch(`/status?code=${status}`)
          return [response.status, response.statusText, response.headers.get("x-kept"), await response.text()]
        }, code)
        expect(answer).toEqual([code, "As Asked", "yes", code === 204 ? "" : "body"])
      },
    )

    test("answers a range as the handler does, and outside of it with 416", async () => {
      const answers = await page.evaluate(async () => {
        const inside = await fetch("/bytes", { headers: { range: "bytes=2-4" } })
        const outside = await fetch("/bytes", { headers: { range: "bytes=99-100" } })
        return [inside.status, inside.headers.get("content-range"), await inside.text(), outside.status]
      })
      expect(answers).toEqual([206, "bytes 2-4/26", "cde", 416])
    })

    test("answers HEAD without a body", async () => {
      expect(
        await page.evaluate(async () => {
          const response = await fetch("/bytes", { method: "HEAD" })
          return [response.status, await response.text()]
        }),
      ).toEqual([200, ""])
    })

    test("follows a redirect within the app", async () => {
      expect(
        await page.evaluate(async () => {
          const response = await fetch("/redirect")
          return [response.redirected, new URL(response.url).pathname]
        }),
      ).toEqual([true, "/bytes"])
    })

    test.each(["/throw", "/error"])(
      "fails the request where the handler gives no answer: %s",
      async (path) => {
        expect(
          await page.evaluate(
            (address) =>
              fetch(address).then(
                () => "answered",
                (error: Error) => error.name,
              ),
            path,
          ),
        ).toBe("TypeError")
      },
    )

    test("brings the handler's policy to the page unchanged", async () => {
      const fetched = await page.evaluate(async () =>
        (await fetch("/")).headers.get("content-security-policy"),
      )
      expect(fetched).toContain("default-src 'none'; script-src 'self'")
      // The policy acts: an inline script does not run, while the same text as a file of the app's does.
      const ran = await page.evaluate(() => {
        const script = document.createElement("script")
        script.textContent = "globalThis.inlineRan = true"
        document.body.append(script)
        return ["inlineRan" in globalThis, "bridgeAtFirstScript" in globalThis]
      })
      expect(ran).toEqual([false, true])
    })

    test("answers a worker, its nested worker, and what that one fetches", async () => {
      const echo = await page.evaluate(
        () =>
          new Promise<Echo>((resolve) => {
            const worker = new Worker("/worker.js")
            worker.addEventListener("message", (event: MessageEvent<Echo>) => resolve(event.data))
          }),
      )
      expect(echo).toMatchObject({ method: "POST", length: 3, sum: 6 })
    })

    test("is asked for by scheme, once", async () => {
      const outcome = await app.evaluate(({ session, protocol }) => {
        const own = session.fromPartition("persist:main").protocol
        const attempt = (work: () => unknown) => {
          try {
            return String(work())
          } catch (error) {
            return error instanceof Error ? error.message : ""
          }
        }
        return [
          String(own.isProtocolHandled("app")),
          String(protocol.isProtocolHandled("app")),
          attempt(() => own.handle("app", () => new Response())),
          attempt(() => own.unhandle("other")),
        ]
      })
      expect(outcome).toEqual([
        "true",
        "false",
        "Failed to register protocol: app",
        "Failed to unhandle protocol: other",
      ])
    })
  })

  describe("the request filter", () => {
    test("cancels what main cancels, and sees the page, its scripts and its workers", async () => {
      const outcome = await page.evaluate(() =>
        Promise.all(
          ["/bytes", "/cancelled"].map((path) =>
            fetch(path).then(
              (it) => it.status,
              () => "cancelled",
            ),
          ),
        ),
      )
      expect(outcome).toEqual([200, "cancelled"])
      const asked = (await seen()).filter((line) => line.startsWith("request "))
      for (const name of ["", "page.js", "worker.js", "nested.js", "cancelled"]) {
        expect(asked).toContain(`request app://main/${name}`)
      }
    })

    test("lets no other address out of the process", async () => {
      const outcome = await page.evaluate(async () => {
        const violated = new Promise((resolve) =>
          document.addEventListener("securitypolicyviolation", (event) => resolve(event.blockedURI), {
            once: true,
          }),
        )
        const image = new Image()
        image.src = "https://example.com/x.png"
        const failed = await new Promise((resolve) =>
          image.addEventListener("error", () => resolve("failed")),
        )
        return [failed, await violated]
      })
      expect(outcome).toEqual(["failed", "https://example.com/x.png"])
    })
  })
})
