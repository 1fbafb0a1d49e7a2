import { byId } from "./elements.ts"
import { identitiesIn, identityOfWords, type Key, secretOf } from "./keys.ts"
import { CannotOpen, openBackup } from "./open-backup.ts"
import { showBackup } from "./show-backup.ts"

const sentences: Readonly<Record<string, string>> = {
  "no-file": "Choose a backup first: a file ending in .age.",
  "no-key":
    "Give what opens it: a passphrase, the 24 words, the key of the recovery sheet, or identity.age with its passphrase.",
  "wrong-words": "These are not the 24 words of a recovery sheet. Look for a slip of the pen.",
  "wrong-identity": "That passphrase does not open this identity.age.",
  "wrong-key": "This does not open the backup.",
  "needs-identity":
    "This backup is opened by the recovery sheet or by identity.age, not by a passphrase alone.",
  "needs-passphrase": "This backup is opened by its own passphrase, not by the recovery sheet.",
  "asks-too-much": "This file asks for more work than any backup of Lucilius does. It was not opened.",
  "not-a-backup": "This file is no backup of Lucilius.",
  newer: "This backup was made by a newer version. Use the reader that was saved with it.",
  damaged: "This file is damaged or cut short. Nothing of it is shown.",
}

const form = byId("opening", HTMLFormElement)
const status = byId("status", HTMLElement)

form.addEventListener("submit", (event) => {
  event.preventDefault()
  void open().catch((error: unknown) => {
    const reason = error instanceof CannotOpen ? error.message : "damaged"
    status.textContent = sentences[reason] ?? sentences["damaged"] ?? ""
  })
})

async function open(): Promise<void> {
  const [file] = byId("file", HTMLInputElement).files ?? []
  if (file === undefined) throw new CannotOpen("no-file")
  status.textContent = "Opening. This can take a few seconds."
  // Drawn first: what follows holds the page.
  await new Promise((resolve) => setTimeout(resolve, 50))
  const backup = await openBackup(file, await typedKey(), (bytes) => {
    status.textContent = `Opening: ${Math.floor((100 * bytes) / Math.max(1, file.size))} %`
  })
  for (const id of ["passphrase", "words"]) {
    const field = byId(id, HTMLElement)
    if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = ""
  }
  status.textContent = ""
  showBackup(backup)
}

async function typedKey(): Promise<Key> {
  const passphrase = byId("passphrase", HTMLInputElement).value
  const words = byId("words", HTMLTextAreaElement).value.trim()
  const [identityFile] = byId("identity", HTMLInputElement).files ?? []
  if (identityFile !== undefined) {
    const identities = await identitiesIn(identityFile, passphrase)
    if (identities === null) throw new CannotOpen("wrong-identity")
    return { kind: "identities", identities }
  }
  if (words !== "") {
    const identity = secretOf(words) === null ? identityOfWords(words) : words.toUpperCase()
    if (identity === null) throw new CannotOpen("wrong-words")
    return { kind: "identities", identities: [identity] }
  }
  if (passphrase === "") throw new CannotOpen("no-key")
  return { kind: "passphrase", passphrase }
}
