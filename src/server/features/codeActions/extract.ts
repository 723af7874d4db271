import { planFolderName } from '../../../analysis/discovery'
import type { Snapshot } from '../../../analysis/livePlan'
import { isBlockSection } from '../../../plan/edit/block'
import { extractSection, moveItem, whyNotMovable } from '../../../plan/edit/moveItem'
import { refuse } from '../../../plan/edit/refactoring'
import { schema } from '../../../plan/schema/schema'
import type { Action } from './action'

/** An item with its comments becomes a file: `.tpm/tasks/CORE-12.yaml`. */
export const extractItem: Action = {
  name: 'extractItem',
  offers({ snapshot, file, item }) {
    if (!item || schema[item.collection].shape !== 'ids' || isAlone(file)) return []
    const path = freePath(snapshot, `${item.collection}/${item.id}`)
    const disabled = whyNotMovable(file, item)
    return [{ title: `Extract \`${item.id}\` to ${path}`, kind: 'refactor.extract', about: [item.id], ...(disabled !== undefined && { disabled }) }]
  },
  make(snapshot, [id = '']) {
    const collection = snapshot.plan.items.get(id)?.collection ?? 'tasks'
    return moveItem(snapshot.reading, id, freePath(snapshot, `${collection}/${id}`))
  },
}

/** A section with its comments becomes a file: `.tpm/risks.yaml`. */
export const extractWholeSection: Action = {
  name: 'extractSection',
  offers({ snapshot, file, section }) {
    if (!section || file.sections.length < 2) return []
    const path = freePath(snapshot, section.collection)
    const disabled = isBlockSection(file.text, section) ? undefined : `\`${section.collection}\` is not written in lines of its own.`
    const title = `Extract \`${section.collection}\` to ${path}`
    return [{ title, kind: 'refactor.extract', about: [file.path, section.collection], ...(disabled !== undefined && { disabled }) }]
  },
  make(snapshot, [path = '', collection]) {
    const section = snapshot.reading.files.get(path)?.sections.find((each) => each.collection === collection)
    return section
      ? extractSection(snapshot.reading, { file: path, section }, freePath(snapshot, section.collection))
      : refuse('The section is not there any more.')
  },
}

/** A file with one item alone is the item's own already. */
const isAlone = ({ sections, pieces }: { sections: readonly unknown[]; pieces: readonly { items: readonly unknown[] }[] }): boolean =>
  sections.length === 1 && pieces.filter(({ items }) => 0 < items.length).length === 1 && (pieces[0]?.items.length ?? 0) === 1

/** A path at which the plan has no file; disks that do not tell `A` from `a` count. */
function freePath({ reading }: Snapshot, name: string): string {
  const taken = new Set([...reading.files.keys()].map((path) => path.toLowerCase()))
  for (let count = 0; ; count++) {
    const path = `${planFolderName}/${name}${count === 0 ? '' : `-${count}`}.yaml`
    if (!taken.has(path.toLowerCase())) return path
  }
}
