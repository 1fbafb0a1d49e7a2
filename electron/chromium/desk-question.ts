/** What a window of the runtime's own asks: buttons, or a path. */
export type DeskQuestion = {
  readonly title: string
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
  readonly cancelId: number
  readonly path:
    | {
        readonly kind: "file" | "folder" | "save"
        readonly start: string
        readonly extensions: readonly string[]
      }
    | undefined
}
