import type { ResolveHook } from "node:module"

const standIn = new URL("./electron.mjs", import.meta.url).href

export const resolve: ResolveHook = (specifier, context, next) => {
  if (specifier === "electron" || specifier === "electron/main") return { url: standIn, shortCircuit: true }
  return next(specifier, context)
}
