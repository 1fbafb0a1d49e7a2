import { DocumentEditor } from "../../editor/document-editor.tsx"
import { sanitiseHtml } from "../../editor/sanitise-html.ts"
import { registerSanitizer } from "../trusted-types.ts"

// Before the editor is ever mounted: from here on the page may parse HTML, and only what the sanitizer gives back.
registerSanitizer(sanitiseHtml)

export { DocumentEditor }
