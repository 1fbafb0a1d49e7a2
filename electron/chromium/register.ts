import { register } from "node:module"

/**
 * `node --import ./out/chromium/register.mjs out/main/index.js` runs the unchanged built main process: every import of
 * `electron` is answered by the stand-in beside this file.
 */
register("./resolve.mjs", import.meta.url)
