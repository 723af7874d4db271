/** The kinds of theme that VS Code knows, as a webview's page sees them: the body's classes and the variables. */
export interface Theme {
  readonly name: string
  readonly body: string
  /** Which of the defaults of the colours in package.json hold. */
  readonly kind: 'dark' | 'light' | 'highContrast' | 'highContrastLight'
  readonly variables: Readonly<Record<string, string>>
}

const common = { 'font-family': '"Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif', 'font-size': '13px', 'font-weight': 'normal' }

const dark = {
  ...common,
  foreground: '#cccccc', descriptionForeground: '#9d9d9d', focusBorder: '#0078d4', 'editor-background': '#1f1f1f', 'editor-foreground': '#cccccc',
  'editorError-foreground': '#f14c4c', 'panel-border': '#2b2b2b', 'editorLineNumber-foreground': '#6e7681', 'tree-tableColumnsBorder': '#cccccc20', 'list-hoverBackground': '#2a2d2e',
  'list-activeSelectionBackground': '#04395e', 'list-activeSelectionForeground': '#ffffff', 'list-inactiveSelectionBackground': '#37373d',
  'scrollbarSlider-background': '#79797966', 'scrollbarSlider-hoverBackground': '#646464b3', 'scrollbarSlider-activeBackground': '#bfbfbf66',
  'editorHoverWidget-background': '#202020', 'editorHoverWidget-foreground': '#cccccc', 'editorHoverWidget-border': '#454545',
  'widget-shadow': '#0000005c', 'editorWidget-background': '#202020', 'editorWidget-foreground': '#cccccc', 'editorWidget-border': '#454545',
  'input-background': '#313131', 'input-border': '#3c3c3c', 'input-foreground': '#cccccc', 'input-placeholderForeground': '#989898',
  'inputValidation-errorBorder': '#be1100', 'toolbar-hoverBackground': '#5a5d5e50', 'sash-hoverBorder': '#0078d4',
  'charts-blue': '#3794ff', 'charts-orange': '#d18616', 'charts-green': '#89d185', 'charts-purple': '#b180d7', 'charts-red': '#f14c4c',
}

const light = {
  ...common,
  foreground: '#3b3b3b', descriptionForeground: '#3b3b3b', focusBorder: '#005fb8', 'editor-background': '#ffffff', 'editor-foreground': '#3b3b3b',
  'editorError-foreground': '#e51400', 'panel-border': '#e5e5e5', 'editorLineNumber-foreground': '#6e7681', 'tree-tableColumnsBorder': '#61616120', 'list-hoverBackground': '#f2f2f2',
  'list-activeSelectionBackground': '#e8e8e8', 'list-activeSelectionForeground': '#000000', 'list-inactiveSelectionBackground': '#e4e6f1',
  'scrollbarSlider-background': '#64646466', 'scrollbarSlider-hoverBackground': '#646464b3', 'scrollbarSlider-activeBackground': '#00000099',
  'editorHoverWidget-background': '#f8f8f8', 'editorHoverWidget-foreground': '#3b3b3b', 'editorHoverWidget-border': '#c8c8c8',
  'widget-shadow': '#00000029', 'editorWidget-background': '#f8f8f8', 'editorWidget-foreground': '#3b3b3b', 'editorWidget-border': '#c8c8c8',
  'input-background': '#ffffff', 'input-border': '#cecece', 'input-foreground': '#3b3b3b', 'input-placeholderForeground': '#767676',
  'inputValidation-errorBorder': '#be1100', 'toolbar-hoverBackground': '#b8b8b850', 'sash-hoverBorder': '#005fb8',
  'charts-blue': '#1a85ff', 'charts-orange': '#d18616', 'charts-green': '#388a34', 'charts-purple': '#652d90', 'charts-red': '#e51400',
}

const contrast = {
  ...common,
  foreground: '#ffffff', descriptionForeground: '#ffffffb3', focusBorder: '#f38518', contrastBorder: '#6fc3df', contrastActiveBorder: '#f38518',
  'editor-background': '#000000', 'editor-foreground': '#ffffff', 'editorError-foreground': '#f48771', 'panel-border': '#6fc3df', 'editorLineNumber-foreground': '#ffffff',
  'scrollbarSlider-background': '#6fc3df99', 'scrollbarSlider-hoverBackground': '#6fc3dfcc', 'scrollbarSlider-activeBackground': '#6fc3df',
  'editorHoverWidget-background': '#0c141f', 'editorHoverWidget-foreground': '#ffffff', 'editorHoverWidget-border': '#6fc3df',
  'editorWidget-background': '#0c141f', 'editorWidget-foreground': '#ffffff', 'editorWidget-border': '#6fc3df',
  'input-background': '#000000', 'input-border': '#6fc3df', 'input-foreground': '#ffffff', 'input-placeholderForeground': '#ffffffb3',
  'charts-blue': '#3794ff', 'charts-orange': '#d18616', 'charts-green': '#89d185', 'charts-purple': '#b180d7', 'charts-red': '#f48771',
}

const contrastLight = {
  ...common,
  foreground: '#292929', descriptionForeground: '#292929', focusBorder: '#006bbd', contrastBorder: '#0f4a85', contrastActiveBorder: '#006bbd',
  'editor-background': '#ffffff', 'editor-foreground': '#292929', 'editorError-foreground': '#b5200d', 'panel-border': '#0f4a85', 'editorLineNumber-foreground': '#292929',
  'list-hoverBackground': '#0f4a851a', 'list-activeSelectionBackground': '#0f4a851a', 'list-inactiveSelectionBackground': '#0f4a851a',
  'scrollbarSlider-background': '#0f4a8566', 'scrollbarSlider-hoverBackground': '#0f4a85cc', 'scrollbarSlider-activeBackground': '#0f4a85',
  'editorHoverWidget-background': '#ffffff', 'editorHoverWidget-foreground': '#292929', 'editorHoverWidget-border': '#0f4a85',
  'editorWidget-background': '#ffffff', 'editorWidget-foreground': '#292929', 'editorWidget-border': '#0f4a85',
  'input-background': '#ffffff', 'input-border': '#0f4a85', 'input-foreground': '#292929', 'input-placeholderForeground': '#292929b3',
  'charts-blue': '#1a85ff', 'charts-orange': '#d18616', 'charts-green': '#374e06', 'charts-purple': '#652d90', 'charts-red': '#b5200d',
}

/** Dark Modern, Light Modern, and the two high contrasts. */
export const themes = [
  { name: 'dark', body: 'vscode-dark', kind: 'dark', variables: dark },
  { name: 'light', body: 'vscode-light', kind: 'light', variables: light },
  { name: 'contrast', body: 'vscode-high-contrast', kind: 'highContrast', variables: contrast },
  { name: 'contrast-light', body: 'vscode-high-contrast vscode-high-contrast-light', kind: 'highContrastLight', variables: contrastLight },
] as const satisfies readonly Theme[]

export type ThemeName = (typeof themes)[number]['name']
