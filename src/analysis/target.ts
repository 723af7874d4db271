const pattern = /^\s*(<=|>=|<|>|=)?\s*(-?\d{1,15}(?:\.\d{1,9})?)\s*[^\d\s]{0,12}\s*$/

/** Whether a value is what a target such as `<= 200`, `>= 95` or `0` asks for; undefined for a target that is not one number. */
export function meets(value: number, target: string): boolean | undefined {
  const match = target.length < 100 ? pattern.exec(target) : null
  if (!match) return undefined
  const wanted = Number(match[2])
  switch (match[1]) {
    case '<=': return value <= wanted
    case '>=': return wanted <= value
    case '<': return value < wanted
    case '>': return wanted < value
    default: return value === wanted
  }
}
