import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(__dirname, '../..')

interface Setting {
  readonly type: string
  readonly default?: unknown
  readonly description?: string
  readonly scope?: string
  readonly order?: number
  readonly enum?: readonly string[]
  readonly enumDescriptions?: readonly string[]
}

interface MenuEntry {
  readonly command: string
  readonly when?: string
  readonly group?: string
}

interface View {
  readonly id: string
  readonly name: string
  readonly icon?: string
  readonly when?: string
}

interface Step {
  readonly id: string
  readonly description: string
  readonly media: { readonly markdown: string }
  readonly completionEvents: readonly string[]
}

/** What the tests look at of package.json. */
export interface Manifest {
  readonly [key: string]: unknown
  readonly categories: readonly string[]
  readonly keywords: readonly string[]
  readonly icon: string
  readonly galleryBanner: { readonly color: string; readonly theme: string }
  readonly engines: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly extensionKind: unknown
  readonly activationEvents: readonly string[]
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: unknown; readonly description: string; readonly restrictedConfigurations: string[] }
    readonly virtualWorkspaces: { readonly supported: unknown; readonly description: string }
  }
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string; readonly icon?: string }[]
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>
    readonly keybindings?: readonly { readonly when?: string }[]
    readonly configuration: readonly { readonly title: string; readonly properties: Readonly<Record<string, Setting>> }[]
    readonly colors: readonly { readonly id: string; readonly description: string; readonly defaults: Readonly<Record<string, string>> }[]
    readonly languages: readonly { readonly id: string; readonly filenamePatterns: string[]; readonly configuration: string }[]
    readonly grammars: readonly { readonly language: string; readonly scopeName: string; readonly path: string }[]
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] }
    readonly views: Readonly<Record<string, readonly View[]>>
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string; readonly when?: string }[]
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[]
  }
}

export const manifestText = readFileSync(join(root, 'package.json'), 'utf8')
export const manifest: Manifest = JSON.parse(manifestText)
export const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'))

/** The English of a `%key%`. */
export const inEnglish = (text: string): string => words[text.slice(1, -1)] ?? text

export const settings = Object.assign({}, ...manifest.contributes.configuration.map(({ properties }) => properties)) as
  Readonly<Record<string, Setting>>
