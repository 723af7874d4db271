/**
 * The share of a standard normal distribution that lies below `score`. The series of Marsaglia, "Evaluating the normal
 * distribution", Journal of Statistical Software 11 (2004); exact to 15 digits within seven standard deviations.
 */
export function normalShare(score: number): number {
  if (7 < Math.abs(score)) return score < 0 ? 0 : 1
  let [sum, before, term] = [score, 0, score]
  for (let i = 3; sum !== before; i += 2) {
    before = sum
    term *= (score * score) / i
    sum += term
  }
  return 0.5 + sum * Math.exp(-0.5 * score * score - 0.5 * Math.log(2 * Math.PI))
}

/**
 * The score below which a share of a standard normal distribution lies; -Infinity for 0, Infinity for 1. The rational
 * approximation of Acklam (2003) with one step of Halley's method after it, as he proposes for full precision.
 */
export function normalScore(share: number): number {
  if (share <= 0) return -Infinity
  if (1 <= share) return Infinity
  const score = share < 0.5 ? roughScore(share) : -roughScore(1 - share)
  const step = (normalShare(score) - share) * Math.sqrt(2 * Math.PI) * Math.exp((score * score) / 2)
  return 6 < Math.abs(score) ? score : score - step / (1 + (score * step) / 2)
}

/** Below it the tail has an approximation of its own. */
const tail = 0.02425

function roughScore(share: number): number {
  if (share < tail) {
    const root = Math.sqrt(-2 * Math.log(share))
    return polynomial(tailTop, root) / polynomial(tailBottom, root)
  }
  const distance = share - 0.5
  return (polynomial(middleTop, distance * distance) * distance) / polynomial(middleBottom, distance * distance)
}

const middleTop = [-39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239]
const middleBottom = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1]
const tailTop = [-0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968, 2.938163982698783]
const tailBottom = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1]

const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduce((value, each) => value * x + each, 0)
