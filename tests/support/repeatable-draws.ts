import { configureGlobal } from "../../node_modules/fast-check/lib/fast-check.js"

/** What `fast-check` means in a test: every run draws the same cases, so that two runs of one state agree. The bar draws anew. */
if (process.env["BAR"] !== "1") configureGlobal({ seed: 20_261_120 })

export * from "../../node_modules/fast-check/lib/fast-check.js"
