import type { Command } from './command'

export const refresh: Command = { id: 'tpm.refresh', run: ({ server }) => server.refresh() }

export const restartServer: Command = { id: 'tpm.restartServer', run: ({ server }) => server.restart() }

export const showLog: Command = { id: 'tpm.showLog', run: ({ log }) => log.show(true) }
