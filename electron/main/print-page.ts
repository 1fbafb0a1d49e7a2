import type { CallAnswer, CallRequest } from "../../src/contract/calls.ts"
import { logFault } from "./fault-log.ts"
import type { OwnerDialogs } from "./owner-dialogs.ts"

/** Prints what the window shows, by the system's print dialog or to a PDF file of the owner's choice. */
export async function printPage(
  contents: Pick<Electron.WebContents, "print" | "printToPDF">,
  dialogs: Pick<OwnerDialogs, "saveFile">,
  request: CallRequest<"printPage">,
): Promise<CallAnswer<"printPage">> {
  if (request.to === "pdf") {
    return dialogs.saveFile(request.suggestedName, () =>
      contents.printToPDF({ printBackground: true, preferCSSPageSize: true }),
    )
  }
  return new Promise((resolve) => {
    try {
      contents.print({ silent: false, printBackground: true }, (printed, reason) => {
        resolve({ outcome: printed ? "printed" : reason === "Print job canceled" ? "cancelled" : "failed" })
      })
    } catch (error) {
      logFault("printing", error)
      resolve({ outcome: "failed" })
    }
  })
}
