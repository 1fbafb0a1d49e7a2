import { join } from "node:path"
import { flipFuses } from "@electron/fuses"
import { Arch } from "electron-builder"
import { fuses } from "./fuses.mjs"

/**
 * The file that carries the fuses.
 * @param {string} appOutDir
 * @param {string} platform
 * @param {string} executable without ending
 * @returns {string}
 */
export function fusedFile(appOutDir, platform, executable) {
  if (platform === "darwin") return join(appOutDir, `${executable}.app`)
  return join(appOutDir, platform === "win32" ? `${executable}.exe` : executable)
}

/**
 * Called by electron-builder when the app is packed and not yet signed: a signature covers the fuses.
 * It looks for a default export or this name.
 * @param {import("electron-builder").AfterPackContext} context
 * @returns {Promise<void>}
 */
export async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const isLinux = electronPlatformName === "linux"
  const executable = isLinux ? packager.config.linux?.executableName : packager.appInfo.productFilename
  if (typeof executable !== "string") throw new Error("electron-builder.yml names no Linux executable")
  await flipFuses(fusedFile(appOutDir, electronPlatformName, executable), {
    ...fuses,
    // Apple's processors run nothing unsigned: what the flip broke is signed again, ad hoc, until the real signature.
    resetAdHocDarwinSignature: electronPlatformName === "darwin" && arch === Arch.arm64,
  })
}
