import type * as Electron from "electron"
import type { CDPSession } from "playwright-core"
import { isHeadless } from "./browser.ts"
import type { CdpParameters } from "./cdp-types.ts"

/** Inches, as both Electron's documentation and the protocol count paper. */
const papers: Readonly<Record<string, readonly [width: number, height: number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
}

function readPdfOptions(options: Electron.PrintToPDFOptions): CdpParameters<"Page.printToPDF"> {
  const { pageSize = "Letter", margins } = options
  const [paperWidth, paperHeight] =
    typeof pageSize === "string" ? (papers[pageSize] ?? [8.5, 11]) : [pageSize.width, pageSize.height]
  return {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth,
    paperHeight,
    marginTop: margins?.top ?? 0.4,
    marginBottom: margins?.bottom ?? 0.4,
    marginLeft: margins?.left ?? 0.4,
    marginRight: margins?.right ?? 0.4,
    pageRanges: options.pageRanges ?? "",
    headerTemplate: options.headerTemplate ?? "",
    footerTemplate: options.footerTemplate ?? "",
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  }
}

async function readStream(cdp: CDPSession, handle: string): Promise<Buffer> {
  const parts: Buffer[] = []
  for (;;) {
    const { data, eof, base64Encoded } = await cdp.send("IO.read", { handle, size: 1024 * 1024 })
    parts.push(Buffer.from(data, base64Encoded === true ? "base64" : "utf8"))
    if (eof) break
  }
  await cdp.send("IO.close", { handle })
  return Buffer.concat(parts)
}

export async function printToPdf(cdp: CDPSession, options: Electron.PrintToPDFOptions): Promise<Buffer> {
  const asked = { ...readPdfOptions(options), transferMode: "ReturnAsStream" as const }
  const { stream } = await cdp.send("Page.printToPDF", asked)
  if (stream === undefined) throw new Error("the browser gave no PDF")
  return readStream(cdp, stream)
}

/**
 * The browser's own print window, which a headless one does not have. It does not say whether the owner printed or
 * cancelled: once it is closed, that counts as printed.
 */
export async function openPrintWindow(
  cdp: CDPSession | undefined,
  done: (printed: boolean, why: string) => void,
): Promise<void> {
  const expression =
    "new Promise((closed) => { addEventListener('afterprint', closed, { once: true }); print() })"
  try {
    if (cdp === undefined) throw new Error("there is no page to print")
    if (isHeadless) throw new Error("there is no screen for the browser's print window")
    await cdp.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      userGesture: true,
      returnByValue: true,
    })
  } catch (error) {
    return done(false, String(error))
  }
  done(true, "")
}
