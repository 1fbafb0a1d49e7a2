import { ShellFolder } from "../../../src/storage/shell-files.ts"

/** A folder that has this journal and nothing else, and can only be read. */
export function journalFolder(journal: Uint8Array<ArrayBuffer>): ShellFolder {
  const send = (path: string) => {
    const query = new URLSearchParams(path.slice(path.indexOf("?")))
    const part = journal.slice(Number(query.get("from")), Number(query.get("to")))
    return Promise.resolve(new Response(part, { headers: { "x-length": String(journal.length) } }))
  }
  return new ShellFolder(send, "0".repeat(32))
}
