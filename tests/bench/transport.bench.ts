import { test } from "../support/app.ts"
import { median, report } from "./figures.ts"

const commit = 10 * 1_024
const mebibyte = 1_024 * 1_024
const journal = 50 * mebibyte
const partSizes = [1, 4, 8].map((count) => count * mebibyte)
const commits = 200
const wholes = 5

type Way = "fetch" | "bridge"
type Ways = Readonly<
  Record<Way, { up: (bytes: Uint8Array) => Promise<unknown>; down: (length: number) => Promise<unknown> }>
>

test("transport: sealed bytes between worker and shell", async ({ launchApp }) => {
  const app = await launchApp({ main: "tests/bench/transport-window.mjs" })
  const page = await app.page()
  const worker = page.workers()[0] ?? (await page.waitForEvent("worker"))
  const took = await worker.evaluate(
    async ({ commit: length, journal: whole, sizes, short, long }) => {
      const { ways } = globalThis as unknown as { ways: Ways }
      const times: Record<string, number[]> = {}
      const time = async (name: string, run: () => Promise<unknown>) => {
        const begun = performance.now()
        await run()
        times[name] = [...(times[name] ?? []), performance.now() - begun]
      }
      const names = ["fetch", "bridge"] as const
      // In turn, so that a computer that grows slower does so for both; with the pause that lies between two saves.
      for (let run = 0; run < short; run++) {
        for (const way of names) {
          await new Promise((resolve) => setTimeout(resolve, 20))
          await time(`${way} up`, () => ways[way].up(new Uint8Array(length).fill(run)))
        }
      }
      for (let run = 0; run < long; run++) {
        for (const size of sizes) {
          for (const way of names) {
            await time(`${way} down ${size}`, async () => {
              for (let at = 0; at < whole; at += size) await ways[way].down(size)
            })
          }
        }
        for (const way of names) await time(`${way} up 4 MiB`, () => ways[way].up(new Uint8Array(4_194_304)))
      }
      return times
    },
    { commit, journal, sizes: partSizes, short: commits, long: wholes },
  )
  const pair = (what: string, name: string) => {
    const other = median(took[`fetch ${name}`] ?? [])
    report({
      target: "transport",
      what: `${what}, fetch`,
      samples: took[`fetch ${name}`] ?? [],
      beside: "limit of S3",
      besideValue: 10,
    })
    report({
      target: "transport",
      what: `${what}, through the preload`,
      samples: took[`bridge ${name}`] ?? [],
      beside: "fetch, p50",
      besideValue: other,
    })
  }
  pair("a commit of 10 KiB to the shell", "up")
  pair("4 MiB to the shell", "up 4 MiB")
  for (const size of partSizes)
    pair(`50 MiB from the shell in parts of ${size / mebibyte} MiB`, `down ${size}`)
  await app.close()
})
