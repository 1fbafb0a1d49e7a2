import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { cpus, loadavg, release, tmpdir, totalmem, type } from "node:os"
import { join } from "node:path"
import { installedBrowser } from "../../electron/launch/find-runtime.mjs"
import { root } from "../../electron/launch/paths.mjs"
import { buildPeer, builtPeer } from "./peer/build-peer.mjs"

/**
 * `npm run bench -- [TARGET…] [--peer] [--write]`: builds, runs the benchmarks (all, or those whose names hold a TARGET
 * such as `S3`), prints every figure with its peer or limit from the same run, and with `--write` keeps them in
 * docs/BENCHMARKS.md. `--peer` builds the native database that searches, saves and lists are compared with; it stays built
 * until the end-to-end tests clear their results away.
 * @typedef {{ target: string, what: string, unit?: string, samples: number[], p50: number, p95: number, beside: string, besideValue: number }} Line
 */
const asked = process.argv.slice(2)
const targets = asked.filter((word) => !word.startsWith("--"))
const folder = mkdtempSync(join(tmpdir(), "bench-"))
const figures = join(folder, "figures")
const vaults = join(folder, "vaults")
writeFileSync(figures, "")
mkdirSync(vaults)

const built = spawnSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" })
if (built.status !== 0) process.exit(built.status ?? 1)
const peer = asked.includes("--peer") ? buildPeer() : builtPeer()
if (peer === undefined) {
  console.log(
    asked.includes("--peer")
      ? "The peer could not be built here (it takes npm, a compiler and Python): its figures are left out."
      : "Without the peer, whose figures are left out: --peer builds it.",
  )
}
const loadBefore = loadavg()[1] ?? 0
const config = ["playwright", "test", "--config", "tests/bench/playwright.config.ts"]
const grep = targets.length === 0 ? [] : ["--grep", targets.join("|")]
const run = spawnSync("npx", [...config, ...grep], {
  cwd: root,
  stdio: "inherit",
  env: {
    ...process.env,
    BENCH_FIGURES: figures,
    BENCH_VAULTS: vaults,
    ...(peer === undefined ? {} : { BENCH_PEER: peer }),
  },
})

/** @type {Line[]} */
const lines = readFileSync(figures, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => /** @type {Line} */ (JSON.parse(line)))
rmSync(folder, { recursive: true })

const peerWords = [
  "SQLCipher + FTS5 is what `--peer` builds: native SQLite over one encrypted file, the same tokenizer and the same notes,",
  "twenty best rows by bm25 with their snippets, every commit synced, no prefix index, SQLite's own cache of 16 MB.",
]

/** @param {number} value */
const short = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2))
const header = [
  "| target | what | runs | p50 | p95 | beside it, same run | value | ratio |",
  "|---|---|---|---|---|---|---|---|",
]
const rows = lines.map(({ target, what, unit = "ms", samples, p50, p95, beside, besideValue }) => {
  const ratio = (p50 / besideValue).toFixed(2)
  return `| ${target} | ${what} | ${samples.length} | ${short(p50)} ${unit} | ${short(p95)} ${unit} | ${beside} | ${short(besideValue)} ${unit} | ${ratio} |`
})
const table = [...header, ...rows].join("\n")
console.log(`\n${table}\n`)

if (asked.includes("--write") && rows.length > 0) {
  const browser = installedBrowser()
  const version = browser === undefined ? "" : spawnSync(browser, ["--version"], { encoding: "utf8" }).stdout
  const machine = [
    `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${type()} ${/^\d+\.\d+/.exec(release())?.[0] ?? ""}`,
    `Node ${process.versions.node}`,
    ...(version === "" ? [] : [version.trim()]),
    // More than the cores means that others were at work: then only the ratios say anything.
    `load of five minutes ${loadBefore.toFixed(1)} before and ${(loadavg()[1] ?? 0).toFixed(1)} after`,
  ].join(", ")
  const page = [
    "# Benchmarks",
    "",
    "Written by `npm run bench -- --write`. Machines differ: keep the ratios. Each figure stands beside its peer or limit from",
    "the same run. The notes are generated from a seed, 300–600 words each; the runtime is the one that `npm start` takes.",
    ...(peer === undefined ? [] : peerWords),
    "",
    `${new Date().toISOString().slice(0, 10)} · ${machine}`,
    "",
    table,
    "",
  ].join("\n")
  // What was written by hand about an earlier run stays below the table, to be read again by whoever wrote this one.
  const path = join(root, "docs/BENCHMARKS.md")
  const [, ...said] = existsSync(path) ? readFileSync(path, "utf8").split(/^(?=## )/m) : []
  writeFileSync(path, [page, ...said].join("\n"))
}
process.exit(run.status ?? 1)
