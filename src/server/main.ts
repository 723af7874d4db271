import { setFlagsFromString } from 'node:v8'
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { outlookInThread } from './outlookInThread'
import { searchInThread } from './search/search'
import { serve } from './server'

// Every key leaves the version before as garbage: without this, V8 lets several times what is in use pile up first.
setFlagsFromString('--heap-growing-percent=20')

serve(createConnection(ProposedFeatures.all), { now: () => new Date(), askOutlook: outlookInThread, startSearch: searchInThread })
