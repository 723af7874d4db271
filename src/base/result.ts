/** What an operation that may fail gives: a value, or the reason why there is none, out of a closed set. */
export type Result<Value, Reason extends string = string> = Success<Value> | Failure<Reason>

export interface Success<Value> {
  readonly ok: true
  readonly value: Value
}

export interface Failure<Reason extends string> {
  readonly ok: false
  readonly reason: Reason
  /** One sentence for a person: what failed, where, and what to do. */
  readonly message: string
}

export const success = <Value>(value: Value): Success<Value> => ({ ok: true, value })

export const failure = <Reason extends string>(reason: Reason, message: string): Failure<Reason> => ({
  ok: false,
  reason,
  message,
})
