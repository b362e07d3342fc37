const WITHOUT_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'range']);

/** Whether text is typed there. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !WITHOUT_TEXT.has(target.type));
