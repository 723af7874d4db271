import { parentPort, workerData } from 'node:worker_threads'
import { readPlan } from '../../plan/readPlan'
import { prepareForecast } from '../../schedule/forecast/forecastPlan'
import { simulate } from '../../schedule/forecast/simulate'
import { outlookOf } from './outlook'
import type { ThreadWork } from './threads'

const { files, options, share } = workerData as ThreadWork
const { plan } = readPlan(files)
parentPort?.postMessage(share ? simulate(prepareForecast(plan, options).simulation, share.from, share.to) : outlookOf(plan, options))
