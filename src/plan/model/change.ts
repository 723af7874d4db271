/** A change that a user asks for, in the words of the plan. */
export type Change =
  | { readonly kind: 'setStatus'; readonly id: string; readonly status: string }
  /** Done, or back to the workflow's first open status. */
  | { readonly kind: 'setDone'; readonly id: string; readonly done: boolean }
  | { readonly kind: 'setMilestone'; readonly id: string; readonly milestone: string | undefined }
  | { readonly kind: 'addTask'; readonly title: string; readonly milestone?: string; readonly parent?: string }
  | { readonly kind: 'addMilestone'; readonly title: string; readonly due?: string }
  | { readonly kind: 'addRisk'; readonly title: string }
