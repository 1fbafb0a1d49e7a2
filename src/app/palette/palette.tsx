/** Every command and every record, at once. */
export function Palette(_: Readonly<{ onClose: () => void }>) {
  return null
}
