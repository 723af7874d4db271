import { CancellationToken, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver'

/** Where a bug is told, for whoever reads the log. */
export type Log = (message: string) => void

/**
 * The edge at which a bug stops: it is logged, a request is answered as failed, and the server goes on. After the client
 * has asked for shutdown, requests are refused and notices are dropped.
 */
export class Guard {
  readonly #log: Log
  #isClosed = false

  constructor(log: Log) {
    this.#log = log
  }

  close(): void {
    this.#isClosed = true
  }

  /** A handler of a request. A `ResponseError` that it throws is its answer: what the user asked for is refused. */
  request<Parameters, Answer>(
    name: string, answer: (parameters: Parameters, token: CancellationToken) => Answer | Promise<Answer>,
  ): (parameters: Parameters, token?: CancellationToken) => Promise<Answer> {
    return async (parameters, token = CancellationToken.None) => {
      if (this.#isClosed) throw new ResponseError(ErrorCodes.InvalidRequest, `${name} came after shutdown.`)
      const cancelled = () => new ResponseError(LSPErrorCodes.RequestCancelled, `${name} was cancelled.`)
      if (token.isCancellationRequested) throw cancelled()
      try {
        const given = await answer(parameters, token)
        if (token.isCancellationRequested) throw cancelled()
        return given
      } catch (error) {
        if (error instanceof ResponseError) throw error
        this.#tell(name, error)
        throw new ResponseError(ErrorCodes.InternalError, `${name} failed: ${messageOf(error)}`)
      }
    }
  }

  /** A handler of a notification, an event or a timer. */
  notice<Parameters extends readonly unknown[]>(name: string, act: (...parameters: Parameters) => void | Promise<void>): (...parameters: Parameters) => Promise<void> {
    return async (...parameters) => {
      if (this.#isClosed) return
      try {
        await act(...parameters)
      } catch (error) {
        this.#tell(name, error)
      }
    }
  }

  /** The value, or undefined when there is a bug on the way to it. */
  attempt<Value>(name: string, value: () => Value): Value | undefined {
    try {
      return value()
    } catch (error) {
      this.#tell(name, error)
      return undefined
    }
  }

  #tell(name: string, error: unknown): void {
    this.#log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
