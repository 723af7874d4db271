import fc from 'fast-check'

// Properties try the same cases on every run, so that a change is judged by itself; TPM_RUNS asks for new ones.
if (process.env['TPM_RUNS'] === undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 20261123 })
