import { answerFlush } from "../../../src/app/leave-page.ts"
import { makePendingWork, type PendingWork } from "../../../src/app/pending-work.ts"
import type { VaultClient } from "../../../src/app/vault-client.ts"
import { ok } from "../../../src/base/result.ts"
import type { FlushOutcome, FlushReason } from "../../../src/contract/values.ts"
import type { RecordId } from "../../../src/domain/envelope.ts"
import { RaceModel } from "./race-model.ts"
import { RacePage, wordsOf } from "./race-page.ts"
import type { Step, Typing } from "./race-steps.ts"
import { RaceVault } from "./race-vault.ts"
import { type RaceShell, soon } from "./shell.ts"

/** Faults that are put in, to see that they are found. */
export type Planted = Readonly<{
  pending?: (real: PendingWork) => PendingWork
  calls?: (real: RaceVault["calls"]) => RaceVault["calls"]
}>

/** An owner who types and leaves in whatever order, and everything that was found to be wrong. */
export class RaceOwner {
  readonly wrong: string[] = []
  readonly #shell: RaceShell
  readonly #model = new RaceModel()
  readonly #thrown: RecordId[] = []
  readonly #planted: Planted
  #vault: RaceVault
  #pending: PendingWork
  #pages: RacePage[] = []
  #page: RacePage | null = null
  #typed = 0

  private constructor(shell: RaceShell, vault: RaceVault, planted: Planted) {
    this.#shell = shell
    this.#vault = vault
    this.#planted = planted
    this.#pending = this.#newPending()
  }

  static async begin(shell: RaceShell, planted: Planted = {}): Promise<RaceOwner> {
    const owner = new RaceOwner(shell, new RaceVault(await shell.openPage()), planted)
    for (const day of ["2026-11-20", "2026-11-21"]) {
      owner.#model.add(await owner.#vault.newNote(day))
    }
    await owner.#show(0)
    return owner
  }

  async take(step: Step): Promise<void> {
    const typing = "typing" in step ? this.#type(step.typing) : null
    await this.#do(step)
    await typing
    this.#look()
  }

  /** Saves, quits, looks at everything once more, and ends. */
  async end(): Promise<void> {
    this.#shell.heal()
    if ((await this.#pending.flush()) === "failed") this.#leaveWords()
    else this.#model.allSaved()
    await this.#reopen(() => this.#shell.quit())
    for (const page of this.#pages) page.autosave.stop()
    await this.#vault.close()
  }

  async #do(step: Step): Promise<void> {
    switch (step.do) {
      case "type":
      case "heal":
        return step.do === "heal" ? this.#shell.heal() : undefined
      case "wait":
        return void (await soon(step.ms))
      case "go":
        return this.#go(step.to)
      case "trash":
        return this.#trash(step.to)
      case "undo":
        return this.#undo()
      case "remove":
        return this.#removeElsewhere(step.typing, step.to)
      case "lock":
      case "quit":
        return this.#leaveApp(step.do, step.stays)
      case "panic":
        await Promise.race([this.#flush("panic"), soon(step.withinMs)])
        return this.#reopen(() => this.#shell.lock())
      case "reload":
        await soon(step.typing.length)
        return this.#reopen(async () => this.#shell.endPage())
      case "refuse":
        return this.#shell.files.breakAgain({ at: step.at, code: "ENOSPC", lasts: step.lasts })
      case "slow":
        return this.#shell.slowDown(step.times)
    }
  }

  /** Into whatever page is there when the key goes down. */
  async #type(typing: Typing): Promise<void> {
    for (const { into, afterMs } of typing) {
      await soon(afterMs)
      if (this.#page === null) continue
      this.#page.type(into, String.fromCodePoint(0x61 + (this.#typed++ % 26)))
      this.#model.typed(this.#page.id, this.#page.shown)
    }
  }

  /** As the frame goes to another place. */
  async #go(to: number): Promise<void> {
    if ((await this.#pending.flush()) === "failed") return this.#leaveWords()
    this.#model.allSaved()
    await this.#show(to)
  }

  /** As the frame throws away, and the page goes back. */
  async #trash(to: number): Promise<void> {
    const id = this.#page?.id
    if (id === undefined) return
    if ((await this.#pending.flush()) === "failed") return this.#leaveWords()
    this.#model.allSaved()
    const trashed = await this.#vault.calls.trashRecord(id)
    if (!trashed.ok) return this.#model.refused(id, "trashed")
    this.#model.done(id, "trashed")
    this.#thrown.push(id)
    await this.#go(to)
  }

  async #undo(): Promise<void> {
    const id = this.#thrown.pop()
    if (id === undefined) return
    const restored = await this.#vault.calls.restoreRecord(id)
    if (restored.ok) this.#model.done(id, "here")
    else this.#model.refused(id, "here")
  }

  async #removeElsewhere(typing: Typing, to: number): Promise<void> {
    const page = this.#page
    if (page === null) return
    const { id } = page
    const trashed = await this.#vault.calls.trashRecord(id)
    if (!trashed.ok) return this.#model.refused(id, "trashed")
    this.#model.done(id, "trashed")
    const removed = await this.#vault.calls.removeRecord(id)
    if (!removed.ok) return this.#model.refused(id, "removed")
    this.#model.done(id, "removed")
    await this.#type([{ into: "text", afterMs: 0 }, ...typing])
    if ((await this.#pending.flush()) !== "failed") this.wrong.push("a save into a removed record was taken")
    const state = page.autosave.state()
    const kept = state.kind === "failed" ? wordsOf(state.change).text : undefined
    if (kept !== page.shown.text) this.wrong.push(`words of a removed record are not kept: ${kept}`)
    this.#leaveWords()
    await this.#show(to)
  }

  async #leaveApp(reason: "lock" | "quit", stays: boolean): Promise<void> {
    if ((await this.#flush(reason)) === "failed" && stays) return
    await this.#reopen(() => (reason === "lock" ? this.#shell.lock() : this.#shell.quit()))
  }

  async #flush(reason: FlushReason): Promise<FlushOutcome> {
    let said: FlushOutcome = "failed"
    const page = this.#page
    const model = this.#model
    const vault = this.#vault
    const isHere = () => this.#vault === vault
    const client = { vault: vault.calls, end: () => undefined } as unknown as VaultClient
    await answerFlush(
      { token: "0".repeat(32), reason, withinMs: 3_000 },
      {
        client,
        desktop: {
          flushed: async ({ outcome }) => {
            said = outcome
            if (outcome !== "failed" && isHere()) model.allSaved()
            return ok({ awaited: true })
          },
        },
        pending: this.#pending,
        place: { screen: "note", ...(page !== null && { id: page.id, caret: this.#typed }) },
        hide: () => {
          if (!isHere()) return
          this.#page?.leave()
          this.#page = null
        },
      },
    )
    return said
  }

  /** The answer to "your last words are not saved": without them. */
  #leaveWords(): void {
    this.#shell.heal()
    for (const { id, autosave } of this.#pages) {
      if (autosave.state().kind !== "clean") this.#model.givenUp(id)
    }
    this.#pending.drop()
    this.#page?.leave()
    this.#page = null
  }

  /** As a page shows a note: what the vault holds of it. */
  async #show(pick: number): Promise<void> {
    this.#page?.leave()
    this.#page = null
    const [vault, pending, model] = [this.#vault, this.#pending, this.#model]
    const ids = [...model.notes.keys()].filter((one) => vault.fateOf(one) === "here")
    const id = ids[pick % ids.length] ?? (await this.#another())
    if (id === null) return
    const shown = await vault.wordsOf(id)
    if (shown === null) return void this.wrong.push("a note that is there does not open")
    this.wrong.push(...model.meet(id, "here", shown))
    const isHere = () => this.#vault === vault
    const page = new RacePage(
      { id, shown },
      {
        vault: this.#planted.calls?.(vault.calls) ?? vault.calls,
        pending,
        onSaved: (words) => isHere() && model.saved(id, words),
      },
    )
    this.#pages.push(page)
    this.#page = page
  }

  async #another(): Promise<RecordId | null> {
    const made = await this.#vault.calls.createRecord("journal-note", { date: "2026-11-21" as never })
    if (!made.ok) return null
    this.#model.add(made.value.id)
    return made.value.id
  }

  /** The page ends as it is; a fresh one opens, and everything must be there. */
  async #reopen(endPage: () => Promise<void>): Promise<void> {
    for (const page of this.#pages) page.autosave.stop()
    const last = this.#page
    this.#page = null
    await endPage()
    this.#pages = []
    this.#pending = this.#newPending()
    this.#vault.texts.end()
    this.#vault = new RaceVault(await this.#shell.openPage())
    for (const id of this.#model.notes.keys()) {
      const words = await this.#vault.wordsOf(id)
      this.wrong.push(...this.#model.meet(id, this.#vault.fateOf(id), words))
    }
    this.#look()
    await this.#show(last === null ? 0 : [...this.#model.notes.keys()].indexOf(last.id))
  }

  #newPending(): PendingWork {
    const real = makePendingWork()
    return this.#planted.pending?.(real) ?? real
  }

  #look(): void {
    for (const [id, { fates }] of this.#model.notes) {
      const fate = this.#vault.fateOf(id)
      if (!fates.has(fate)) this.wrong.push(`${[...fates].join(" or ")} is ${fate}`)
      if (!this.#vault.isShownAs(id, fate)) this.wrong.push(`${fate}, but not shown as that`)
      if (fate === "removed" && this.#vault.partsOf(id) > 0) this.wrong.push("a removed note left versions")
    }
  }
}
