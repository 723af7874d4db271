/** Gives each item an id that no other has. */
export interface Ids {
  /** The id itself, or with a number behind it. */
  take(id: string): string
  /** `Ana Lima` becomes `ana-lima`; `otherwise` where a name has no plain letters. */
  ofName(name: string, otherwise: string): string
}

export function createIds(): Ids {
  const taken = new Set<string>()
  const take = (id: string): string => {
    for (let number = 1; ; number++) {
      const wanted = number === 1 ? id : `${id}-${number}`
      if (taken.has(wanted)) continue
      taken.add(wanted)
      return wanted
    }
  }
  return { take, ofName: (name, otherwise) => take(slugOf(name) ?? otherwise) }
}

const longest = 40

/** YAML readers of others take these for something else; what begins with `x-` is nothing of the plan. */
const reserved = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off', 'y', 'n'])

function slugOf(name: string): string | undefined {
  const words = name.normalize('NFD').replace(/\p{Mark}/gu, '').toLowerCase().match(/[a-z0-9]+/g) ?? []
  const plain = words.join('-').slice(0, longest).replace(/-$/, '')
  return /^(?!x-)[a-z]/.test(plain) && !reserved.has(plain) ? plain : undefined
}
