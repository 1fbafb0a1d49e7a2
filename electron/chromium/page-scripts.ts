import type { PageSettings } from "./message.ts"
import isolatedScript from "./page/isolated.ts?page-script"
import mainWorldScript from "./page/main-world.ts?page-script"

/** Only in the app's own top page: a frame or another site gets neither bridge nor preload. */
function onlyIn(origin: string, body: string): string {
  return `(() => { if (self !== top || location.origin !== ${JSON.stringify(origin)}) return;\n${body}\n})()`
}

/** For the page's own world, before its scripts. */
export function mainWorldSource(settings: PageSettings): string {
  return onlyIn(settings.origin, `const secret = ${JSON.stringify(settings.secret)};\n${mainWorldScript}`)
}

/** For the world beside it: the bridge, then the preload, which is CommonJS and can require nothing but `electron`. */
export function isolatedSource(settings: PageSettings, preload: string): string {
  return onlyIn(
    settings.origin,
    [
      `const settings = ${JSON.stringify(settings)};`,
      `const runPreload = function (require, module, exports, process) {\n${preload}\n};`,
      isolatedScript,
    ].join("\n"),
  )
}
