import { changeBetween, type TextChange } from '../../base/textChange'
import type { FileReading } from './file'

/** How a file was read again: from which reading, and where the two texts differ. */
interface Step {
  readonly before: WeakRef<FileReading>
  readonly change: TextChange
}

const steps = new WeakMap<FileReading, Step>()

/** Remembers from which reading another one came, as long as anybody holds it. */
export const rememberStep = (before: FileReading, now: FileReading, change: TextChange): void => void steps.set(now, { before: new WeakRef(before), change })

/** Where the texts of two readings differ; known without comparing them when the one came from the other. */
export function changeOf(before: FileReading, now: FileReading): TextChange {
  const step = steps.get(now)
  return step?.before.deref() === before ? step.change : changeBetween(before.text, now.text)
}

/** How something is made of a file, and how it is brought to where the file stands after an edit. */
export interface Making<Made> {
  readonly make: (file: FileReading) => Made
  readonly move: (made: Made, file: FileReading, change: TextChange) => Made
}

/** Something that is made of a file: once for each reading of it, and after an edit from what it was before. */
export function keptWithFile<Made>({ make, move }: Making<Made>): (file: FileReading) => Made {
  const known = new WeakMap<FileReading, { readonly made: Made }>()
  return (file) => {
    const found = known.get(file)
    if (found) return found.made
    const step = steps.get(file)
    const before = step?.before.deref()
    const old = before && known.get(before)
    const made = step && old ? move(old.made, file, step.change) : make(file)
    known.set(file, { made })
    return made
  }
}
