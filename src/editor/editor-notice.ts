/** What the editor has to tell about something it did not do. */
export type EditorNotice =
  | Readonly<{ kind: "images-left-out"; count: number }>
  | Readonly<{ kind: "pasted-as-text" | "paste-too-large" | "change-too-large" }>
